import { PENDING_MS, TERMINATED_VISIBLE_MS } from '../estate/durations.ts';
import type { Instance, Profile, Role, UserData } from '../estate/model.ts';

/** What somebody who looks at an instance at one instant sees of it, read from the estate's log alone. */
export type Observation = {
  readonly phase: 'pending' | 'running' | 'stopped' | 'terminated';
  /** When the phase began: the time in StateTransitionReason. */
  readonly phaseAt: number;
  readonly launchedAt: number;
  readonly hasProfile: boolean;
  /** What its profile holds; null without a profile, or with an empty one. */
  readonly role: Role | null;
  readonly covered: boolean;
  readonly associatedAt: number;
  readonly userData: UserData | null;
};

/** Replays an instance's log up to `at`; null before its launch and once it is no longer described. */
export function observe(instance: Instance, at: number): Observation | null {
  let phase: 'running' | 'stopped' | 'terminated' | null = null;
  let [phaseAt, launchedAt, associatedAt] = [0, 0, 0];
  let profile: Profile | null = null;
  let userData: UserData | null = null;
  for (const change of instance.changes) {
    if (change.at > at) break;
    switch (change.kind) {
      case 'launched':
        [phase, phaseAt, launchedAt, associatedAt] = ['running', change.at, change.at, change.at];
        [profile, userData] = [change.profile, change.userData];
        break;
      case 'associated':
        [profile, associatedAt] = [change.profile, change.at];
        break;
      case 'disassociated':
        profile = null;
        break;
      case 'started':
        [phase, phaseAt, launchedAt] = ['running', change.at, change.at];
        break;
      case 'stopped':
      case 'terminated':
        [phase, phaseAt] = [change.kind, change.at];
        break;
      case 'user-data-edited':
        userData = change.userData;
        break;
    }
  }
  if (!phase || (phase === 'terminated' && at >= phaseAt + TERMINATED_VISIBLE_MS)) return null;
  const isPending = phase === 'running' && at < phaseAt + PENDING_MS;
  const role = profile === null ? null : roleIn(profile, at);
  return {
    ...{ phase: isPending ? 'pending' : phase, phaseAt, launchedAt, associatedAt, userData },
    ...{ hasProfile: profile !== null, role, covered: role !== null },
  };
}

function roleIn(profile: Profile, at: number): Role | null {
  return profile.changes.findLast((change) => change.at <= at)?.role ?? null;
}
