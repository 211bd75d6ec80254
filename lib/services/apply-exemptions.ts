import type { Transaction } from '#lib/db/client.ts';
import { readRecordedInstants } from '#lib/db/collection-log.ts';
import {
  type ExemptionDue,
  endPassedExemptions,
  noteExemptionApplied,
  readCoveredInstances,
  readExemptionsDue,
} from '#lib/db/exemptions.ts';
import { readLastIamSnapshot } from '#lib/db/instance-timelines.ts';
import { lockAccount } from '#lib/db/record-lock.ts';
import { markRollupsDue, readMonitoredAccounts } from '#lib/db/scopes.ts';
import { limitWaiting, shortPatienceMs } from '#lib/db/triage.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { deriveEpisodes } from './derive-episodes.ts';
import { evaluateFindings } from './evaluate-findings.ts';
import { instanceEvaluation } from './evaluate-instances.ts';
import { isHeldByOthers } from './read-availability.ts';
import { earlier, recordInstant } from './record-instant.ts';
import { rollUpAccount } from './roll-up-account.ts';

/**
 * Ends the exemptions whose time has come, and lets episodes, findings and rollups follow those that began or ended. What the
 * ratio counts follows by itself. An account of which something is just being recorded is left to the next call.
 */
export async function applyExemptions({
  db,
  settings,
  now,
}: Pick<Context, 'db' | 'settings' | 'now'>): Promise<void> {
  await endPassedExemptions(db, now);
  const allDue = await readExemptionsDue(db);
  if (allDue.length === 0) return;
  const accounts = await readMonitoredAccounts(db);
  for (const due of allDue) {
    let isLeft = false;
    for (const accountId of accounts.filter((id) => due.accountId === null || due.accountId === id)) {
      try {
        await db.$transaction((tx) => applyTo(tx, accountId, due, settings));
        await rollUpAccount(db, accountId, settings, shortPatienceMs);
      } catch (error) {
        if (!isHeldByOthers(error)) throw error;
        isLeft = true;
      }
    }
    if (!isLeft) await noteExemptionApplied(db, due);
  }
}

async function applyTo(
  tx: Transaction,
  accountId: string,
  { id, at: changedAt, actor }: ExemptionDue,
  settings: Settings,
): Promise<void> {
  await limitWaiting(tx, shortPatienceMs);
  await lockAccount(tx, accountId);
  const covered = await readCoveredInstances(tx, accountId, id);
  if (covered.length === 0) return;
  for (const { region, instanceIds } of covered) {
    const since = await deriveEpisodes(tx, { accountId, region, instanceIds }, settings);
    await markRollupsDue(tx, { accountId, region, collector: 'ec2' }, earlier(changedAt, since));
  }
  const { ofAccount } = await readRecordedInstants(tx, { accountId, region: 'global', collector: 'iam' });
  const at = recordInstant(changedAt, ofAccount, null);
  const subjects = covered.flatMap(({ instanceIds }) => instanceIds);
  const iam = await readLastIamSnapshot(tx, accountId);
  const evaluation = instanceEvaluation({
    accountId,
    region: null,
    collector: 'iam',
    subjects,
    iam,
    at,
    settings,
  });
  const run = { accountId, at, collectionId: null, actor, isComplete: true, settings };
  await evaluateFindings(tx, [evaluation], run);
}
