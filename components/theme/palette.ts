/**
 * One palette, two faces. Every line and fill keeps 3:1, every text 4.5:1, against the panel behind it; what stands
 * together in one chart is told apart by eyes that lack one kind of cone, too (components/trends/series-colours.test.ts).
 */
export const palette = {
  panel: { light: '#ffffff', dark: '#15181e' },
  page: { light: '#f6f7f9', dark: '#0e1014' },
  edge: { light: '#e2e5ea', dark: '#282d36' },
  grid: { light: '#e9ecf0', dark: '#242932' },
  text: { light: '#14171c', dark: '#e6e9ee' },
  muted: { light: '#58606b', dark: '#9aa3af' },
  accent: { light: '#4a45c8', dark: '#9d9bff' },
  second: { light: '#279ea4', dark: '#157171' },
  third: { light: '#964d09', dark: '#f0a04c' },
  target: { light: '#5c6570', dark: '#a7b0bc' },
  count: { light: '#333a44', dark: '#dfe4ea' },
  unknown: { light: '#868e98', dark: '#78818e' },
  bad: { light: '#c0272d', dark: '#ff8080' },
  good: { light: '#0a7a4b', dark: '#4ccb8f' },
  age1: { light: '#8f8be3', dark: '#6462bd' },
  age2: { light: '#5b55c4', dark: '#908df0' },
  age3: { light: '#c9731c', dark: '#ee9c4c' },
  age4: { light: '#a3272c', dark: '#c8393c' },
  split1: { light: '#4a45c8', dark: '#9d9bff' },
  split2: { light: '#df6c32', dark: '#b93f31' },
  split3: { light: '#803200', dark: '#77f8e1' },
  split4: { light: '#38185f', dark: '#7e53bc' },
  split5: { light: '#419bd4', dark: '#f2a618' },
} as const satisfies Record<string, { light: string; dark: string }>;

/** The tones of badges: a quiet fill, and a text that keeps 4.5:1 on it. */
export const tones = {
  red: { fill: { light: '#fdeaea', dark: '#3b1d23' }, text: { light: '#a61e24', dark: '#ff9d9d' } },
  orange: { fill: { light: '#fdecdc', dark: '#38240f' }, text: { light: '#8f3a00', dark: '#ffb27a' } },
  yellow: { fill: { light: '#fcf1cd', dark: '#322a12' }, text: { light: '#6b4500', dark: '#f2c94c' } },
  gray: { fill: { light: '#eef0f3', dark: '#262b33' }, text: { light: '#434a52', dark: '#c3cad3' } },
  iris: { fill: { light: '#e4e3fb', dark: '#26274c' }, text: { light: '#3d38ad', dark: '#bdbbff' } },
} as const;

export type Tone = keyof typeof tones;

/** What white text stands on, in both schemes. */
export const buttonFill = '#4a45c8';

export type PaletteColour = keyof typeof palette;

export const colourNames = Object.keys(palette) as PaletteColour[];

/** The CSS value of a colour: follows the scheme by itself, on the server and in Recharts alike. */
export function colour(name: PaletteColour): string {
  return `var(--rolecall-${name})`;
}
