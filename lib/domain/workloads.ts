import { unowned } from '#lib/domain/ownership.ts';

/** How the workload of an instance is known, surest first. */
export const workloadKinds = ['application', 'stack', 'auto-scaling-group', 'launch-template'] as const;

export type WorkloadKind = (typeof workloadKinds)[number];

/** What an instance runs for: the name of an application, a CloudFormation stack, an Auto Scaling group or a launch template. */
export type Workload = { kind: WorkloadKind; name: string };

/** What of an instance tells its workload, by kind; null where it says nothing. */
export type WorkloadHints = Readonly<Record<WorkloadKind, string | null>>;

/** The tags in which people write an application's name; of several the first counts. */
export const applicationTags = ['application', 'Application', 'app', 'App', 'service', 'Service'] as const;

/** The tag by which CloudFormation marks what it makes. */
export const stackTag = 'aws:cloudformation:stack-name';

/** The workload that an instance's hints name: the surest of them; null where there is none. Blank names are none. */
export function workloadOf(hints: WorkloadHints): Workload | null {
  for (const kind of workloadKinds) {
    const name = hints[kind]?.trim() ?? '';
    if (name !== '') return { kind, name };
  }
  return null;
}

/** Instances of one owner with the same hints that carry a role. */
export type RoleUse = { hints: WorkloadHints; owner: string; instances: number; regions: readonly string[] };

/** A workload that carries a role, and whose it is; null: instances of which nothing tells the workload. */
export type RoleWorkload = {
  workload: Workload | null;
  /** By name; `unowned` among them. */
  owners: readonly string[];
  instances: number;
  regions: readonly string[];
};

/**
 * The workloads that carry a role, the one with the most instances first, those that are not known last. Instances that
 * lack a tag which others of their Auto Scaling group or launch template have belong to the workload of those, if it is one.
 */
export function workloadsUsing(uses: readonly RoleUse[]): RoleWorkload[] {
  const groups = Map.groupBy(uses, ({ hints }) => {
    const workload = adoptedWorkload(hints, uses);
    return workload === null ? null : `${workload.kind} ${workload.name}`;
  });
  const workloads = [...groups.values()].map((group): RoleWorkload => {
    const [first] = group;
    return {
      workload: first === undefined ? null : adoptedWorkload(first.hints, uses),
      owners: sortedSet(group.map(({ owner }) => owner)),
      instances: group.reduce((sum, { instances }) => sum + instances, 0),
      regions: sortedSet(group.flatMap(({ regions }) => regions)),
    };
  });
  return workloads.sort(
    (a, b) =>
      Number(a.workload === null) - Number(b.workload === null) ||
      b.instances - a.instances ||
      compare(a.workload?.name ?? '', b.workload?.name ?? ''),
  );
}

/** The workload of instances with these hints, or the surer one of all that share their group or template. */
function adoptedWorkload(hints: WorkloadHints, uses: readonly RoleUse[]): Workload | null {
  const own = workloadOf(hints);
  if (own === null || own.kind === 'application') return own;
  const relatives = uses
    .filter((use) => use.hints[own.kind]?.trim() === own.name)
    .map((use) => workloadOf(use.hints))
    .filter((workload) => workload !== null && workload.kind !== own.kind);
  const [adopted, ...others] = new Map(
    relatives.map((workload) => [`${workload?.kind} ${workload?.name}`, workload]),
  ).values();
  return adopted != null && others.length === 0 ? adopted : own;
}

/**
 * Whether a role is shared by different workloads or by different owners; `unknown` where that depends on instances of
 * which neither is known.
 */
export function sharingOf(workloads: readonly RoleWorkload[]): 'shared' | 'single' | 'unknown' {
  const known = workloads.filter(({ workload }) => workload !== null).length;
  const owners = new Set(workloads.flatMap(({ owners: each }) => each).filter((owner) => owner !== unowned));
  if (known > 1 || owners.size > 1) return 'shared';
  const instances = workloads.reduce((sum, each) => sum + each.instances, 0);
  return known < workloads.length && instances > 1 ? 'unknown' : 'single';
}

function sortedSet(names: readonly string[]): string[] {
  return [...new Set(names)].sort(compare);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
