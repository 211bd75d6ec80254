import type { Estate } from '../estate/estate.ts';
import type { Account, Instance, Region, Role, RoleFault } from '../estate/model.ts';
import { type Exposure, exposuresIn } from './exposures.ts';
import { idleRoles } from './idle-services.ts';
import { migratedKeys } from './migrated-keys.ts';
import { type Observation, observe } from './observation.ts';
import { ownerOfTags } from './owner-of-tags.ts';
import { sharedRoles } from './shared-roles.ts';
import { keyFaultsIn } from './standing-keys.ts';
import { type InUse, versionsInUse } from './versions-in-use.ts';

/** What stands, by rule: `ACCOUNT RESOURCE` once for each finding, in order. */
export type StandingFindings = Readonly<Record<string, readonly string[]>>;

/**
 * Every finding that stands once the last of the roll calls (ascending) has been evaluated, from the estate's own log and
 * from what each role was made for: by code that shares nothing with the product's rules.
 */
export function standingFindings(estate: Estate, rollCalls: readonly Date[]): StandingFindings {
  const times = rollCalls.map((date) => date.getTime());
  const isInUse = versionsInUse(estate);
  const exposures = exposuresIn(estate, times, isInUse);
  const found: Record<string, string[]> = {};
  for (const account of estate.accounts)
    for (const [rule, resources] of Object.entries(
      faultsIn(estate, account, { rollCalls: times, exposures, isInUse }),
    ))
      found[rule] = [...(found[rule] ?? []), ...resources.map((resource) => `${account.id} ${resource}`)];
  return Object.fromEntries(Object.entries(found).map(([rule, all]) => [rule, all.toSorted()]));
}

type Faults = Readonly<Record<string, readonly string[]>>;

type Found = {
  readonly rollCalls: readonly number[];
  readonly exposures: readonly Exposure[];
  readonly isInUse: InUse;
};

function faultsIn(estate: Estate, account: Account, { rollCalls, exposures, isInUse }: Found): Faults {
  const at = rollCalls.at(-1) ?? Number.NEGATIVE_INFINITY;
  const instances = estate.everyInstance.filter(({ region }) => region.account === account);
  const seen = instances.flatMap((instance) => {
    const observation = observe(instance, at);
    return observation === null ? [] : [{ instance, observation }];
  });
  const standing = exposures.filter(
    ({ region, resolvedAt }) => region.account === account && resolvedAt === null,
  );
  const shared = sharedRoles(instances, rollCalls);
  const regions = [...account.regions.values()];
  const roles = account.roles.filter(
    ({ createdAt, trustedService }) => createdAt <= at && trustedService === 'ec2.amazonaws.com',
  );
  const breaking = (rule: RoleFault) =>
    roles.filter(({ breaks }) => breaks.includes(rule)).map((role) => arnOf(account, role));
  return {
    ...instanceFaults(seen),
    'role-administrator': breaking('role-administrator'),
    'role-privilege-escalation': breaking('role-privilege-escalation'),
    'role-excessive-permissions': breaking('role-excessive-permissions'),
    'role-shared-across-workloads': [...(shared.at(-1) ?? [])].map((role) => arnOf(account, role)),
    'role-unused-permissions': idleRoles(account, { roles, shared, rollCalls }).map((role) =>
      arnOf(account, role),
    ),
    'resource-unowned': [
      ...unownedInstances(seen),
      ...roles.filter(isUnowned).map((role) => arnOf(account, role)),
    ],
    'launch-template-no-instance-profile': regions.flatMap((region) => bareVersions(region, at, isInUse)),
    'user-data-credentials': standing.map(({ resourceId }) => resourceId).filter(isInstance),
    'launch-template-credentials': standing.map(({ resourceId }) => resourceId).filter(isTemplate),
    'code-credentials': inSources(estate, standing, 'code'),
    'host-credentials': inSources(estate, standing, 'host'),
    ...keyFaultsIn(account, rollCalls),
    'key-active-after-migration': migratedKeys(account, exposures, at),
  };
}

type Seen = { readonly instance: Instance; readonly observation: Observation };

function instanceFaults(seen: readonly Seen[]): Faults {
  const running = seen.filter(({ observation }) => observation.phase === 'running');
  const ids = (all: readonly Seen[]) => all.map(({ instance }) => instance.id);
  return {
    'ec2-no-instance-profile': ids(running.filter(({ observation }) => !observation.hasProfile)),
    'ec2-empty-instance-profile': ids(
      running.filter(({ observation }) => observation.hasProfile && !observation.covered),
    ),
    'ec2-imdsv1-allowed': ids(running.filter(({ instance }) => answersWithoutToken(instance))),
  };
}

function answersWithoutToken({ httpTokens, httpEndpoint }: Instance): boolean {
  return httpTokens === 'optional' && httpEndpoint === 'enabled';
}

function unownedInstances(seen: readonly Seen[]): string[] {
  return seen
    .filter(({ observation }) => observation.phase === 'running' || observation.phase === 'stopped')
    .filter(({ instance }) => isUnowned(instance))
    .map(({ instance }) => instance.id);
}

function isUnowned({ tags }: Pick<Role, 'tags'>): boolean {
  return ownerOfTags(tags) === 'unowned';
}

function arnOf(account: Account, { path, name }: Role): string {
  return `arn:aws:iam::${account.id}:role${path}${name}`;
}

function bareVersions(region: Region, at: number, isInUse: InUse): string[] {
  return region.templates.flatMap((template) =>
    template.versions
      .filter((version) => version.profile === null && isInUse(template, version, at))
      .map(({ number }) => `${template.id}:${number}`),
  );
}

function inSources(estate: Estate, standing: readonly Exposure[], kind: 'code' | 'host'): string[] {
  const names = new Set(estate.sources.filter((source) => source.kind === kind).map(({ name }) => name));
  return standing.map(({ resourceId }) => resourceId).filter((name) => names.has(name));
}

function isInstance(resourceId: string): boolean {
  return resourceId.startsWith('i-');
}

function isTemplate(resourceId: string): boolean {
  return resourceId.startsWith('lt-');
}
