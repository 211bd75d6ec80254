import type { RuleId, Severity } from '#lib/domain/rules/rule.ts';

/** Where a finding is in its life. All but the resolved ones *stand*; what a person does moves among those. */
export const findingStates = ['open', 'acknowledged', 'in-progress', 'muted', 'resolved'] as const;

export type FindingState = (typeof findingStates)[number];

/** The states of findings that somebody is to look at: what stands and is not muted. */
export const listedStates = ['open', 'acknowledged', 'in-progress'] as const satisfies FindingState[];

/** Whether a finding should have been resolved by now. A muted one is not waited for. */
export function isOverdue(finding: { state: FindingState; dueAt: Date | null }, now: Date): boolean {
  const isWaitedFor = listedStates.some((state) => state === finding.state);
  return isWaitedFor && finding.dueAt !== null && finding.dueAt.getTime() < now.getTime();
}

/** How a finding was resolved. */
export type Resolution =
  | 'role-attached'
  | 'instance-stopped'
  | 'instance-terminated'
  | 'template-deleted'
  | 'credential-removed'
  | 'key-used'
  | 'key-deactivated'
  | 'key-deleted'
  | 'role-deleted'
  | 'permissions-reduced'
  | 'exempted'
  | 'key-activated'
  | 'rotation-finished'
  | 'tokens-required'
  | 'owner-named'
  | 'resource-deleted'
  | 'role-not-shared'
  | 'key-needed-again'
  | 'remediated';

/**
 * Why a rule no longer holds: the fault was mended; the resource is gone, stopped, deactivated or exempt; else
 * `changed`.
 */
export type MendedBy = 'mended' | 'gone' | 'stopped' | 'deactivated' | 'exempted' | 'changed';

/** What of a finding its lifecycle reads and writes. */
export type FindingStanding = {
  ruleId: RuleId;
  state: FindingState;
  severity: Severity;
  /** When it was first opened; a reopening leaves it. */
  openedAt: Date;
  resolvedAt: Date | null;
  resolution: Resolution | null;
  /** How many times it was reopened. */
  reopened: number;
};

/**
 * What a collection says of a rule and a resource. `unknown`: its scope was not complete, or what it saw does not
 * tell. Absence from a complete scope is `gone`.
 */
export type Observed =
  | { what: 'broken'; ruleId: RuleId; severity: Severity }
  | { what: 'mended'; by: Exclude<MendedBy, 'gone'> }
  | { what: 'gone' }
  | { what: 'unknown' };

/** What happened to a finding, and what it is then; null: there is none. `none` and `seen` change nothing. */
export type FindingTransition =
  | { kind: 'none' | 'seen'; finding: FindingStanding | null }
  | { kind: 'opened' | 'severity-changed' | 'resolved' | 'reopened'; finding: FindingStanding };

type Row = (finding: FindingStanding, observed: Observed, at: Date) => FindingTransition;

const rows: Record<FindingState, Row> = {
  open: nextOfStanding,
  acknowledged: nextOfStanding,
  'in-progress': nextOfStanding,
  muted: nextOfStanding,
  resolved: nextOfResolved,
};

/** The lifecycle of a finding as a pure table over state and observation. Services do the same, set-based, in SQL. */
export function nextFinding(
  current: FindingStanding | null,
  observed: Observed,
  at: Date,
): FindingTransition {
  if (current !== null) return rows[current.state](current, observed, at);
  if (observed.what !== 'broken') return { kind: 'none', finding: null };
  const { ruleId, severity } = observed;
  return {
    kind: 'opened',
    finding: {
      ruleId,
      state: 'open',
      severity,
      openedAt: at,
      resolvedAt: null,
      resolution: null,
      reopened: 0,
    },
  };
}

function nextOfStanding(finding: FindingStanding, observed: Observed, at: Date): FindingTransition {
  switch (observed.what) {
    case 'broken':
      return observed.severity === finding.severity
        ? { kind: 'seen', finding }
        : { kind: 'severity-changed', finding: { ...finding, severity: observed.severity } };
    case 'unknown':
      return { kind: 'none', finding };
    case 'mended':
    case 'gone': {
      const resolution = resolutionOf(finding.ruleId, observed.what === 'gone' ? 'gone' : observed.by);
      return {
        kind: 'resolved',
        finding: { ...finding, state: 'resolved', resolvedAt: at, resolution },
      };
    }
  }
}

function nextOfResolved(finding: FindingStanding, observed: Observed): FindingTransition {
  if (observed.what !== 'broken') return { kind: 'none', finding };
  return {
    kind: 'reopened',
    finding: {
      ...finding,
      state: 'open',
      severity: observed.severity,
      resolvedAt: null,
      resolution: null,
      reopened: finding.reopened + 1,
    },
  };
}

const ofInstance = {
  mended: 'role-attached',
  stopped: 'instance-stopped',
  gone: 'instance-terminated',
} as const;
const ofKey = { deactivated: 'key-deactivated', gone: 'key-deleted' } as const;
const ofPermissions = { mended: 'permissions-reduced', gone: 'role-deleted' } as const;

const resolutions: Record<RuleId, Partial<Record<MendedBy, Resolution>>> = {
  'ec2-no-instance-profile': ofInstance,
  'ec2-empty-instance-profile': ofInstance,
  'launch-template-no-instance-profile': { gone: 'template-deleted' },
  'user-data-credentials': { mended: 'credential-removed', gone: 'instance-terminated' },
  'launch-template-credentials': { mended: 'credential-removed', gone: 'template-deleted' },
  'code-credentials': { mended: 'credential-removed' },
  'host-credentials': { mended: 'credential-removed' },
  'key-old': ofKey,
  'key-unused': { ...ofKey, mended: 'key-used' },
  'key-root': ofKey,
  'key-second-active': { ...ofKey, mended: 'rotation-finished' },
  'key-inactive-not-deleted': { gone: 'key-deleted', changed: 'key-activated' },
  'ec2-imdsv1-allowed': { ...ofInstance, mended: 'tokens-required' },
  'role-unused-permissions': { gone: 'role-deleted' },
  'role-shared-across-workloads': { mended: 'role-not-shared', gone: 'role-deleted' },
  'resource-unowned': { mended: 'owner-named', gone: 'resource-deleted' },
  'key-active-after-migration': { ...ofKey, changed: 'key-needed-again' },
  'role-administrator': ofPermissions,
  'role-privilege-escalation': ofPermissions,
  'role-excessive-permissions': ofPermissions,
};

/** What to call the resolution of a rule's finding; `remediated` where nothing more exact is known. */
export function resolutionOf(ruleId: RuleId, by: MendedBy): Resolution {
  return resolutions[ruleId][by] ?? (by === 'exempted' ? 'exempted' : 'remediated');
}
