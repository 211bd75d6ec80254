export const densities = ['comfortable', 'compact'] as const;
type Density = (typeof densities)[number];
/** Whether single keys do something: whoever speaks to the machine wants them off (WCAG 2.1.4). */
const switches = ['on', 'off'] as const;
type Switch = (typeof switches)[number];

/** How one person likes to see things. Kept in a cookie, so that the first HTML has it. */
export type DisplaySettings = {
  density: Density;
  /** An IANA name. */
  timeZone: string;
  shortcuts: Switch;
  /** What one is called in histories, as there is no sign-in yet; empty: not said. */
  name: string;
};

export const longestName = 100;

export const displayCookie = 'rolecall-display';
export const defaultDisplay: DisplaySettings = {
  density: 'comfortable',
  timeZone: 'UTC',
  shortcuts: 'on',
  name: '',
};

/** What the cookie says; what of it makes no sense is as by default. */
export function parseDisplay(cookie: string | undefined): DisplaySettings {
  const given = new URLSearchParams(cookie ?? '');
  const density = densities.find((one) => one === given.get('density'));
  const shortcuts = switches.find((one) => one === given.get('shortcuts'));
  const timeZone = given.get('timeZone') ?? defaultDisplay.timeZone;
  return {
    density: density ?? defaultDisplay.density,
    timeZone: isTimeZone(timeZone) ? timeZone : defaultDisplay.timeZone,
    shortcuts: shortcuts ?? defaultDisplay.shortcuts,
    name: toName(given.get('name') ?? ''),
  };
}

/** The cookie that says so. */
export function writeDisplay(settings: DisplaySettings): string {
  return new URLSearchParams(settings).toString();
}

/** A name that can be sent: without control characters, and not too long. */
function toName(text: string): string {
  return [...text.replaceAll(/\p{Cc}/gu, '')].slice(0, longestName).join('');
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
