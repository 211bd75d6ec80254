import type { ComponentProps, ReactNode } from 'react';
import { IdentityState } from '#components/instances/identity-state.tsx';
import { IdentityTimeline } from '#components/instances/identity-timeline.tsx';
import { hostileName } from './hostile-name.ts';

type Instance = ComponentProps<typeof IdentityTimeline>['instance'];

const end = new Date('2026-11-23T20:27:00Z');
const on = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;

function version(from: number, to: number | null, state: 'running' | 'stopped', profileArn: string | null) {
  const period = { from: on(from), to: to === null ? null : on(to) };
  return { ...period, state, profileArn, instanceType: 'm5.large', owner: 'payments' };
}

function episode(from: number, to: number | null) {
  const period = { openedAt: on(from), endedAt: to === null ? null : on(to), hours: 48 };
  return { ...period, cause: 'launch', ending: to === null ? null : 'role-attached', openAtStart: false };
}

function timeline(instance: Instance): ReactNode {
  return <IdentityTimeline instance={instance} end={end} timeZone="UTC" />;
}

/** An instance's identity: how it is, and how it was. */
export const instanceStories: Readonly<Record<string, ReactNode>> = {
  'Identity: has a role': (
    <IdentityState headline={{ tone: 'good', title: 'Has the role web', since: on(3), detail: null }} />
  ),
  'Identity: has none, in a name of 256 letters': (
    <IdentityState
      headline={{
        ...{ tone: 'bad', title: `Its profile ${hostileName} holds no role`, since: on(3) },
        detail: 'The role was taken out of its profile.',
      }}
    />
  ),
  'Identity: not known': (
    <IdentityState
      headline={{
        ...{ tone: 'unknown', title: 'Whether it has a role is not known', since: null },
        detail: 'The last complete look at the instances or at IAM is too old to say.',
      }}
    />
  ),
  'Identity over time: mended, stopped, gone for a while': timeline({
    versions: [
      version(20, null, 'running', 'p'),
      version(14, 18, 'stopped', 'p'),
      version(6, 14, 'running', 'p'),
      version(1, 6, 'running', null),
    ],
    episodes: [episode(1, 6)],
  }),
  'Identity over time: an hour of a month': timeline({
    versions: [version(1, null, 'running', 'p')],
    episodes: [{ ...episode(9, 9), endedAt: '2026-11-09T01:00:00.000Z' }],
  }),
  'Identity over time: nothing seen yet': timeline({ versions: [], episodes: [] }),
};
