import type { Mute } from '#lib/api/schemas.ts';
import { findings } from '#words/counts.ts';
import { findingWords } from '#words/findings.ts';

/** The words of the page of mutes. */
export const muteWords = {
  title: 'Mutes',
  findings: 'Findings',
  what: 'the mutes',
  state: 'Which mutes',
  states: { standing: 'Those that stand', ended: 'Those that have ended' },
  count: (count: string, all: string) => (count === all ? count : `the newest ${count} of ${all}`),
  asNow: 'Mutes are shown as they stand now, whatever time the rest is shown at.',
  none: 'Nothing is muted',
  noneHint:
    'A mute takes findings out of sight that nobody is to be asked about, for a reason and until a day: choose findings and press m, or give a pattern. It changes no figure.',
  noneEnded: 'No mute has ended',
  noneEndedHint: 'Mutes stand here once their time has come or somebody has removed them.',
  columns: {
    what: 'What is muted',
    reason: 'Why',
    until: 'Until',
    ended: 'Ended',
    by: 'By',
    holds: 'Holds',
    acts: 'Acts',
  },
  chosen: 'Findings that were chosen one by one',
  everything: 'Everything',
  parts: {
    rule: (rule: NonNullable<NonNullable<Mute['pattern']>['rule']>) => findingWords.rules[rule],
    account: (account: string) => `account ${account}`,
    owner: (owner: string) => `owner ${owner}`,
    tag: (key: string, value: string | null) => (value === null ? `tag ${key}` : `tag ${key} = ${value}`),
    resource: (resource: string) => `resource ${resource}`,
  },
  ends: 'ends',
  endsByHand: 'ends when somebody ends it',
  forever: 'when somebody ends it',
  endedByTime: 'its time had come',
  endedBy: (name: string) => `by ${name}`,
  show: (count: string) => `Show the ${findings(count)} that it holds`,
  change: {
    do: 'Change',
    title: 'Change the mute',
    reason: 'Why',
    kept: (day: string) => `as it is: ${day}`,
    submit: 'Change',
    done: 'The mute was changed.',
  },
  end: {
    do: 'End',
    title: 'End the mute',
    ask: (count: string) =>
      `It holds ${findings(count)}. They come back to the list at once, but those that another mute catches.`,
    submit: 'End it',
  },
  back: (count: string) =>
    count === '0' ? 'No finding came back.' : `Back in the list: ${findings(count)}.`,
} as const;
