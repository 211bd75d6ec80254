/** Until when a mute may stand, as it is chosen: so many days, a day, or for good. */
export type Until = { kind: 'days'; days: number } | { kind: 'day'; day: string } | { kind: 'forever' };

const dayMs = 86_400_000;

/** The instant at which a mute ends, as the API takes it; null: never by itself. A day counts to its end (UTC). */
export function untilInstant(until: Until, now: Date): string | null {
  switch (until.kind) {
    case 'days':
      return new Date(now.getTime() + until.days * dayMs).toISOString();
    case 'day':
      return until.day === '' ? null : new Date(Date.parse(`${until.day}T00:00:00Z`) + dayMs).toISOString();
    case 'forever':
      return null;
  }
}

/** What a pattern for a mute says so far; nothing of what is empty. */
export type PatternDraft = {
  rule: string;
  account: string;
  owner: string;
  resource: string;
  tagKey: string;
  tagValue: string;
};

/** The pattern as the API's preview takes it. */
export function previewParams({ rule, account, owner, resource, tagKey, tagValue }: PatternDraft) {
  const tag = tagValue === '' ? tagKey : `${tagKey}=${tagValue}`;
  const given = Object.entries({ rule, account, owner, resource, tag: tagKey === '' ? '' : tag });
  return Object.fromEntries(given.filter(([, value]) => value.trim() !== ''));
}

/** The pattern as a mute keeps it. */
export function patternOf({ rule, account, owner, resource, tagKey, tagValue }: PatternDraft) {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    ...{ rule: text(rule), account: text(account), owner: text(owner), resource: text(resource) },
    tag: text(tagKey) === null ? null : { key: tagKey.trim(), value: text(tagValue) },
  };
}
