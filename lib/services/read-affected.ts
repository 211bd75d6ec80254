import type { Transaction } from '#lib/db/client.ts';
import { readChangedInstanceIds, readInstancesOfChangedProfiles } from '#lib/db/instance-timelines.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import type { AffectedInstances, ChangedVersions } from './record-findings.ts';

/** The instances on which a snapshot whose versions are recorded may have changed what there is to say. */
export async function readAffected(
  tx: Transaction,
  { scope, at, isComplete }: { scope: Scope; at: Date; isComplete: boolean },
  changed: ChangedVersions,
): Promise<AffectedInstances> {
  const { accountId, region, collector } = scope;
  switch (collector) {
    case 'iam':
      return isComplete ? readInstancesOfChangedProfiles(tx, accountId, at) : null;
    case 'ec2':
      if (!changed.get('instances')) return [];
      return [{ region, instanceIds: await readChangedInstanceIds(tx, accountId, region, at) }];
    case 'user-data':
      return [];
  }
}
