import { instances } from '#words/counts.ts';

/** The words of the page of exemptions. */
export const exemptionWords = {
  title: 'Exemptions',
  instances: 'Instances',
  what: 'the exemptions',
  state: 'Which exemptions',
  states: { standing: 'Those that stand', ended: 'Those that have ended' },
  count: (count: string, all: string) => (count === all ? count : `the newest ${count} of ${all}`),
  asNow: 'Exemptions are shown as they stand now, whatever time the rest is shown at.',
  none: 'Nothing is exempt',
  noneHint:
    'An exempt instance needs no role: it counts in neither part of the ratio, and its findings for want of one end. Each exemption has a reason, and a day on which it ends.',
  noneEnded: 'No exemption has ended',
  noneEndedHint: 'Exemptions stand here once their time has come or somebody has revoked them.',
  columns: {
    what: 'What is exempt',
    reason: 'Why',
    until: 'Until',
    ended: 'Ended',
    by: 'By',
    holds: 'Covers',
    acts: 'Acts',
  },
  ends: 'ends',
  forever: 'when somebody revokes it',
  endsByHand: 'stands until somebody revokes it',
  endedByTime: 'its time had come',
  endedBy: (name: string) => `by ${name}`,
  exempt: {
    do: 'Exempt instances',
    title: (count: string) => `Exempt ${instances(count)} from needing a role`,
    hint: 'All that is given must hold; a single instance by its id.',
    counted: (count: string, eligible: string, uncovered: string) =>
      `Covers ${count} of ${instances(eligible)} that count; ${uncovered} of these ${uncovered === '1' ? 'has' : 'have'} no role.`,
    more: (count: string) => `and ${count} more`,
    everything: (count: string) =>
      `This leaves nothing out: yes, exempt all ${instances(count)}, and all that come.`,
    reason: 'Why do they need no role?',
    submit: 'Exempt',
    done: (count: string) => `Exempt from now on: ${instances(count)}.`,
  },
  change: {
    do: 'Change',
    title: 'Change the exemption',
    reason: 'Why do they need no role?',
    kept: (day: string) => `as it is: ${day}`,
    submit: 'Change',
    done: 'The exemption was changed.',
  },
  revoke: {
    do: 'Revoke',
    title: 'Revoke the exemption',
    ask: (count: string) =>
      `It covers ${instances(count)}. They need a role again at once, and what is wrong with them comes back, unless another exemption covers them.`,
    submit: 'Revoke it',
    done: 'The exemption is revoked.',
  },
} as const;
