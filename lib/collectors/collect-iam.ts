import type { AuthorizationDetails, Iam } from '#lib/aws/iam.ts';
import { detachedText } from '#lib/aws/storable-text.ts';
import { isEc2Assumable } from '#lib/domain/iam-trust.ts';
import type { Role, Tags, User } from '#lib/domain/inventory.ts';
import { ownerResolver } from '#lib/domain/ownership.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { collectAccessKeys } from './collect-access-keys.ts';
import { collectServiceUses, type RoleServiceUses } from './collect-service-uses.ts';
import type { CollectorResult, CollectorRun } from './collector.ts';
import type { KeyListing, PreviousKeys } from './key-listings.ts';
import { realPacer } from './pacer.ts';
import { readCredentialReport } from './read-credential-report.ts';
import { createSightings, type Sightings } from './sightings.ts';
import type { Pacer } from './token-bucket.ts';

export type CollectIam = {
  iam: Iam;
  settings: Pick<Settings, 'ownership'>;
  previous: PreviousKeys;
  /** Users whose keys' state is wanted as of now: one of them is exposed. */
  mustList: ReadonlySet<string>;
  now: Date;
  run: CollectorRun;
  /** Called once, after everything was written: keep them in the transaction that records the snapshot. */
  recordListings: (listings: KeyListing[]) => Promise<void>;
  /** Roles of which it is wanted which services they use. */
  rolesDue: readonly string[];
  /** Called once, after everything was written: keep them in the transaction that records the snapshot. */
  recordServiceUses: (uses: RoleServiceUses[]) => Promise<void>;
  pacer?: Pacer;
};

/**
 * Collects one account's IAM: roles, the instance profiles that hold them, attached managed policies, users, their groups and access
 * keys, the root user's too. The credential report is asked for first and fetched last, so that AWS makes it in the meantime. One call at
 * a time but for key listings, as IAM throttles by account. What is denied becomes an issue, and the rest is read all
 * the same. Throws only the signal's reason or what `run.write` and `recordListings` throw.
 */
export async function collectIam(given: CollectIam): Promise<CollectorResult> {
  const { iam, run, now } = given;
  const { signal } = run;
  const sightings = createSightings();
  const isOrdered = await sightings.part(() => iam.generateCredentialReport(signal));
  const ownerOfUser = new Map<string, string>();
  const isAllRead = await sightings.part(() => collectDetails(given, sightings, ownerOfUser));
  const report = isOrdered
    ? await readCredentialReport(iam, sightings, { pacer: given.pacer ?? realPacer, signal, now })
    : null;
  const uses = await collectServiceUses({ ...given, pacer: given.pacer ?? realPacer, sightings });
  const listings = await collectAccessKeys({ ...given, ownerOfUser, isAllRead, report, sightings });
  signal.throwIfAborted();
  if (listings.length > 0) await given.recordListings(listings);
  if (uses.length > 0) await given.recordServiceUses(uses);
  return sightings.result();
}

async function collectDetails(
  { iam, settings, run }: CollectIam,
  sightings: Sightings,
  ownerOfUser: Map<string, string>,
): Promise<void> {
  const ownerOf = ownerResolver(settings.ownership);
  let done = 0;
  for await (const page of iam.authorizationDetails(run.signal)) {
    const parts = [page.users, page.groups, page.roles, page.policies];
    for (const part of parts) sightings.page(part);
    for (const user of page.users.resources)
      ownerOfUser.set(detachedText(user.userName), detachedText(ownerOf(user.tags)));
    await writeDetails(page, ownerOf, run);
    done += parts.reduce((sum, { resources }) => sum + resources.length, 0);
    run.reportProgress(done, null);
  }
}

async function writeDetails(
  page: AuthorizationDetails,
  ownerOf: (tags: Tags) => string,
  { write, signal }: CollectorRun,
): Promise<void> {
  signal.throwIfAborted();
  const users: User[] = page.users.resources.map((user) => ({ ...user, owner: ownerOf(user.tags) }));
  const roles: Role[] = page.roles.resources.map((role) => ({
    ...role,
    ec2Assumable: isEc2Assumable(role.trustPolicy),
    owner: ownerOf(role.tags),
  }));
  if (users.length > 0) await write({ kind: 'users', resources: users });
  if (page.groups.resources.length > 0) await write({ kind: 'groups', resources: page.groups.resources });
  if (roles.length > 0) await write({ kind: 'roles', resources: roles });
  if (page.instanceProfiles.length > 0)
    await write({ kind: 'instanceProfiles', resources: page.instanceProfiles });
  if (page.policies.resources.length > 0)
    await write({ kind: 'policies', resources: page.policies.resources });
}
