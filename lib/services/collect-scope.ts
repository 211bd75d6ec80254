import type { AwsAccess } from '#lib/aws/access.ts';
import type { CallCounter } from '#lib/aws/call-counter.ts';
import { collectEc2 } from '#lib/collectors/collect-ec2.ts';
import { collectIam } from '#lib/collectors/collect-iam.ts';
import type { RoleServiceUses } from '#lib/collectors/collect-service-uses.ts';
import { collectUserData } from '#lib/collectors/collect-user-data.ts';
import type { CollectorResult, CollectorRun, UserDataLook } from '#lib/collectors/collector.ts';
import type { KeyListing } from '#lib/collectors/key-listings.ts';
import type { Database } from '#lib/db/client.ts';
import { readCurrentKeys, readKeyListings, readUrgentUsers } from '#lib/db/key-listings.ts';
import { readRolesDue } from '#lib/db/role-service-uses.ts';
import { readStoredTemplateVersions } from '#lib/db/stored-template-versions.ts';
import { countUnscanned, readUnscanned } from '#lib/db/user-data-scans.ts';
import type { Trigger } from '#lib/domain/collections.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';

/** What collecting a scope needs. */
export type CollectScope = {
  db: Database;
  access: AwsAccess;
  calls: CallCounter;
  settings: Settings;
  installationKey: Uint8Array;
  trigger: Trigger;
  now: Date;
  run: CollectorRun;
  recordLooks: (looks: UserDataLook[]) => Promise<void>;
  recordListings: (listings: KeyListing[]) => Promise<void>;
  recordServiceUses: (uses: RoleServiceUses[]) => Promise<void>;
};

/** Reads everything in one scope with the collector that it names. Throws only the signal's reason or a fault of the database. */
export function collectScope(scope: Scope, given: CollectScope): Promise<CollectorResult> {
  switch (scope.collector) {
    case 'ec2':
      return collectEc2({
        ...given,
        ec2: given.access.ec2(scope.region, given.calls),
        // Who asks for a collection wants to know what there is, not what there was.
        readStoredVersions: async (names) =>
          given.trigger === 'schedule' ? readStoredTemplateVersions(given.db, scope, given.now, names) : [],
      });
    case 'iam':
      return collectIamOf(scope, given);
    case 'user-data':
      return collectUserDataOf(scope, given);
  }
}

async function collectIamOf({ accountId }: Scope, given: CollectScope): Promise<CollectorResult> {
  const { db, trigger, now } = given;
  const keys = Map.groupBy(await readCurrentKeys(db, accountId), ({ userName }) => userName);
  const listings = new Map((await readKeyListings(db, accountId)).map((row) => [row.userName, row]));
  return collectIam({
    ...given,
    iam: given.access.iam(given.calls),
    previous: {
      keysOf: (userName) => keys.get(userName) ?? [],
      listing: (userName) => listings.get(userName) ?? null,
    },
    rolesDue: await readRolesDue(db, accountId, now),
    mustList: new Set(await readUrgentUsers(db, accountId, trigger !== 'schedule')),
  });
}

async function collectUserDataOf(
  { accountId, region }: Scope,
  given: CollectScope,
): Promise<CollectorResult> {
  const { db } = given;
  const total = await countUnscanned(db, accountId, region);
  return collectUserData({
    ...given,
    ec2: given.access.ec2(region, given.calls),
    targets: total === 0 ? [] : readUnscanned(db, accountId, region),
    total,
    record: given.recordLooks,
  });
}
