import type { UserDataLook } from '#lib/collectors/collector.ts';
import type { Database } from '#lib/db/client.ts';
import { readRecordedInstants } from '#lib/db/collection-log.ts';
import { lockAccount } from '#lib/db/record-lock.ts';
import { markRollupsDue } from '#lib/db/scopes.ts';
import { clearStaging, stageResources } from '#lib/db/staging.ts';
import { writeUserDataScans } from '#lib/db/user-data-scans.ts';
import { beginVersions, endVersions, readLastExposureChange } from '#lib/db/versions.ts';
import type { Scope } from '#lib/domain/scopes.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { exposureEvaluation } from './evaluate-exposures.ts';
import { evaluateFindings } from './evaluate-findings.ts';
import { earlier, recordInstant } from './record-instant.ts';

/** For which collection looks are recorded, when they had been made, by whom, and what is set. */
export type LookRecord = {
  scope: Scope;
  collectionId: string;
  at: Date;
  actor: string;
  settings: Pick<Settings, 'severity' | 'sla'>;
};

/**
 * Records looks at instances' user data: what was found begins, what is no longer there ends if all of the
 * user data could be read, and new findings open at once. So a scan that is interrupted is taken up where it stopped.
 *
 * @returns how many versions began or ended
 */
export async function recordUserData(
  db: Database,
  looks: UserDataLook[],
  { scope, collectionId, at: lookedAt, actor, settings }: LookRecord,
): Promise<number> {
  const { accountId, region } = scope;
  const scans = looks.flatMap(({ outcome, ...look }) =>
    outcome === 'gone' ? [] : [{ ...look, outcome, scannedAt: lookedAt }],
  );
  const exposures = looks.flatMap((look) => look.exposures);
  const resourceIds = scans
    .filter(({ outcome }) => outcome === 'scanned')
    .map(({ instanceId }) => instanceId);
  await stageResources(db, collectionId, 'exposures', exposures);
  return db.$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await writeUserDataScans(
      tx,
      accountId,
      region,
      scans.map(({ exposures: _, ...scan }) => scan),
    );
    const last = await readLastExposureChange(
      tx,
      scope,
      scans.map(({ instanceId }) => instanceId),
    );
    if (exposures.length === 0 && last === null) return 0;
    const { ofAccount } = await readRecordedInstants(tx, scope);
    const at = recordInstant(lookedAt, ofAccount, last);
    const versionScope = { accountId, region, collectionId, at, source: 'user-data' } as const;
    const ended = await endVersions(tx, 'exposures', { ...versionScope, resourceIds });
    const begun = await beginVersions(tx, 'exposures', versionScope);
    await clearStaging(tx, collectionId, ['exposures']);
    if (begun > 0) {
      const run = { accountId, at, collectionId, actor, isComplete: false, settings };
      const since = await evaluateFindings(tx, [exposureEvaluation(accountId, region)], run);
      await markRollupsDue(tx, scope, earlier(at, since));
    }
    return ended + begun;
  });
}
