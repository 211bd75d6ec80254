import type { AccessKey, KeyBurnDown } from '#lib/api/schemas.ts';

type Step = AccessKey['step'];

const names: Record<Step, string> = {
  unknown: 'Not known',
  watch: 'In use',
  'still-needed': 'Still needed',
  migrated: 'Going quiet',
  'ready-to-deactivate': 'Ready to deactivate',
  'deactivate-now': 'Deactivate now',
  deactivated: 'Deactivated',
  'ready-to-delete': 'Ready to delete',
};

/** What each step means, for titles. */
const meanings: Record<Step, string> = {
  unknown: 'What decides is not known, or was not seen lately.',
  watch: 'In use, and nothing that is known to run holds it: find out who uses it.',
  'still-needed': 'Something that holds it has no role yet.',
  migrated: 'All that held it has a role or holds it no more; it was used not long ago.',
  'ready-to-deactivate': 'Nothing that is known needs it, and nothing has used it for long enough.',
  'deactivate-now':
    'Anybody may read a repository that holds or held it; or it lies on a terminated or a public host, and nothing needs it.',
  deactivated: 'Inactive; to be deleted when nothing has missed it for long enough.',
  'ready-to-delete': 'Inactive for long enough.',
};

const noForecast: Record<NonNullable<KeyBurnDown['noForecast']>, (target: string) => string> = {
  reached: (target) => `The target is reached: at most ${target} active.`,
  'too-few-days': () => 'No forecast: too few days of this span have data, 14 at least are needed.',
  'not-falling': () => 'No forecast: active keys have not become fewer over this span.',
  'too-far': () => 'No forecast: as things go it takes more than five years.',
};

export const keyStepWords = {
  title: 'The way to zero',
  what: 'the way to zero',
  aside: 'at which step keys are; choose one to see its keys',
  step: 'Step',
  anyStep: 'Any step',
  names,
  meanings,
  change: (count: string, isMore: boolean, since: string) => `${isMore ? '▲' : '▼'} ${count} since ${since}`,
  noChange: (since: string) => `as on ${since}`,
  notCounted: 'no history yet',
  forecast: (perDay: string, day: string, isZero: boolean, target: string) =>
    isZero
      ? `As things go (${perDay} fewer a day), the last active key goes about ${day}.`
      : `As things go (${perDay} fewer a day), the target of ${target} is reached about ${day}.`,
  between: (best: string, worst: string) => `Between ${best} and ${worst}.`,
  notBefore: (best: string) => `Not before ${best}; perhaps never.`,
  method:
    'By the median of the slopes between any two days of the span (Theil-Sen), and the middle half of them.',
  noForecast,
  stations: {
    watch: 'Find who uses it',
    'still-needed': 'Give roles',
    migrated: 'Let it go quiet',
    deactivate: 'Deactivate',
    deactivated: 'Wait',
    'ready-to-delete': 'Delete',
    zero: 'Zero',
  },
  states: { done: 'done', here: 'here now', ahead: 'ahead', unknown: 'not known' },
  stationsLabel: 'The steps to zero',
  gone: 'It is gone: this key has come to zero.',
  headlines: {
    unknown: {
      'places-unknown': (unknown: string) =>
        `Of ${unknown} it is not known whether they have a role: they were not seen lately.`,
      'keys-not-seen': 'The account’s keys were not seen lately: what became of this one since is not known.',
      'use-unknown': 'AWS has no information on when it was last used.',
      'age-unknown': 'It was never used, and AWS does not say when it was made.',
    },
    watch:
      'It is in use, and nothing that is known to run holds it. Find out who uses it, and give that a role.',
    neededBy: (needing: string, places: string, isOne: boolean) =>
      `Of ${places} in which it was found, ${needing} ${isOne ? 'has' : 'have'} no role yet:`,
    migrated: 'All that held it has a role, holds it no more or is gone. It was used not long ago.',
    quiet: 'All that held it has a role, holds it no more or is gone, and nothing has used it since.',
    unused: 'Nothing that is known holds it, and nothing has used it for long.',
    lost: (lost: string) =>
      `It lay on ${lost}, and nothing that is known needs it: whoever has a copy can use it.`,
    exposedNow: (open: string) =>
      `It lies on ${open} with a public address, and nothing that is known needs it: do not wait.`,
    published: (places: string) =>
      `Anybody may read ${places} where it lies or lay: do not wait, even if something needs it still.`,
    deactivated: 'It is inactive, and can be activated again.',
    'ready-to-delete': 'It has been inactive for long enough: nothing has missed it.',
  },
  places: (count: string, isOne: boolean) => (isOne ? '1 place' : `${count} places`),
  hosts: (count: string, isOne: boolean) => (isOne ? '1 host' : `${count} hosts`),
  terminatedHosts: (count: string, isOne: boolean) =>
    isOne ? '1 host that is terminated' : `${count} hosts that are terminated`,
  more: (count: string) => `and ${count} more`,
  whenStarted: 'when it starts',
  readyToDeactivateAt: 'Ready to deactivate, if nothing uses it:',
  readyToDeleteAt: 'Ready to delete, if it stays so:',
  readyToDeleteAtLatest: 'Ready to delete at the latest:',
  usedSince:
    'It has been used since, by something that is not known: a copy, or a place that was not scanned.',
  lostToo: (lost: string) => `It lay on ${lost}, too.`,
  firstSeenInactive: 'It was inactive when it was first seen: since when is not known.',
  unscanned: (count: string, isOne: boolean) =>
    isOne
      ? 'The user data of 1 instance has not been read: it may lie there, too.'
      : `The user data of ${count} instances has not been read: it may lie there, too.`,
  root: 'AWS does not tell the ids of root keys: whether it lies anywhere cannot be known.',
  next: 'Next',
  waiting: 'Nothing to do but to wait.',
  learn: 'Collect first: what is not known decides.',
} as const;
