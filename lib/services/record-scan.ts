import { randomUUID } from 'node:crypto';
import { OperatorError } from '#lib/config/operator-error.ts';
import type { Transaction } from '#lib/db/client.ts';
import { readRecordedInstants } from '#lib/db/collection-log.ts';
import { lockAccount } from '#lib/db/record-lock.ts';
import { markRollupsDue, readMonitoredAccounts } from '#lib/db/scopes.ts';
import {
  readKnownKeys,
  readSourceAccounts,
  readSourceExposures,
  type ScannedSource,
  writeSourceScan,
} from '#lib/db/source-scans.ts';
import { clearStaging, stageResources } from '#lib/db/staging.ts';
import { beginVersions, endVersions } from '#lib/db/versions.ts';
import {
  exposuresOfScan,
  type FileExposure,
  provesGone,
  withReaders,
} from '#lib/domain/exposures-of-scan.ts';
import { credentialOf, type FileHit, type ScanReport } from '#lib/domain/file-scans.ts';
import { unowned } from '#lib/domain/ownership.ts';
import { globalRegion } from '#lib/domain/scopes.ts';
import type { Context } from './context.ts';
import { exposedKeyEvaluation } from './evaluate-access-keys.ts';
import { exposureEvaluation } from './evaluate-exposures.ts';
import { evaluateFindings } from './evaluate-findings.ts';
import { earlier, recordInstant } from './record-instant.ts';
import { rollUpAccount } from './roll-up-account.ts';

/** A scan, and what the operator says of what was scanned. */
export type ScanRecord = {
  report: ScanReport;
  scannedAt: Date;
  /** The account for credentials whose own is not monitored or not known; null: the first that is monitored. */
  account: string | null;
  /** Whether anybody may read it; null: as was said of it before, at first not. */
  isPublic: boolean | null;
  /** Whose it is; null: the owner of each key, where that is known. */
  owner: string | null;
};

/** What was recorded: exposures that began or changed, that ended, and that stand. */
export type RecordedScan = { begun: number; ended: number; standing: number; accounts: string[] };

/**
 * Records a scan of a repository or host: what was found begins or goes on; what was not found ends if the scan proves that
 * it is gone. Each exposure stands under the account of its key: the one that lists the key, else the one that the id names,
 * if it is monitored; once it stands somewhere, it stays there.
 *
 * @throws OperatorError if no account is monitored, or not the one that was named
 */
export async function recordScan({ ctx, input }: { ctx: Context; input: ScanRecord }): Promise<RecordedScan> {
  const { db } = ctx;
  const { report } = input;
  const subject = { source: report.source, resourceId: report.name } as const;
  const accounts = await readMonitoredAccounts(db);
  const home = homeOf(accounts, input.account);
  const keyIds = new Set(report.hits.flatMap(({ accessKeyId }) => accessKeyId ?? []));
  const known = new Map((await readKnownKeys(db, [...keyIds])).map((key) => [key.accessKeyId, key]));
  const standing = await readSourceAccounts(db, subject);
  const standsUnder = new Map(standing.map(({ credential, accountId }) => [credential, accountId]));
  const accountOf = (hit: FileHit) => {
    const own = known.get(hit.accessKeyId ?? '')?.accountId ?? hit.keyAccountId;
    return standsUnder.get(credentialOf(hit)) ?? (own !== null && accounts.includes(own) ? own : home);
  };
  const ownershipOf = (hit: FileHit) => {
    const key = known.get(hit.accessKeyId ?? '');
    return { keyAccountId: key?.accountId ?? hit.keyAccountId, owner: input.owner ?? key?.owner ?? unowned };
  };
  const hits = Map.groupBy(report.hits, accountOf);
  const held = new Set([...hits.keys(), ...standing.map(({ accountId }) => accountId)]);
  const involved = held.size > 0 ? [...held].sort() : [home];
  const recorded: RecordedScan = { begun: 0, ended: 0, standing: 0, accounts: involved };
  for (const accountId of involved) {
    const found = exposuresOfScan({ ...report, hits: hits.get(accountId) ?? [] }, ownershipOf);
    const { begun, ended, stands } = await recordInAccount(ctx, { ...input, accountId, subject, found });
    recorded.begun += begun;
    recorded.ended += ended;
    recorded.standing += stands;
    await rollUpAccount(db, accountId, ctx.settings);
  }
  return recorded;
}

function homeOf(accounts: readonly string[], wished: string | null): string {
  const [first] = accounts.toSorted();
  if (first === undefined) {
    throw new OperatorError(
      'No account is monitored yet, so there is nothing that the scan could be recorded under.',
      {
        next: 'Run `rolecall collect` first, or scan without --record.',
      },
    );
  }
  if (wished !== null && !accounts.includes(wished)) {
    throw new OperatorError(`Account ${wished} is not monitored.`, {
      next: `Choose one of ${accounts.toSorted().join(', ')}.`,
    });
  }
  return wished ?? first;
}

type AccountScan = ScanRecord & { accountId: string; subject: ScannedSource; found: FileExposure[] };

async function recordInAccount(ctx: Context, scan: AccountScan) {
  const collectionId = randomUUID();
  try {
    return await ctx.db.$transaction((tx) => record(tx, ctx, scan, collectionId));
  } finally {
    await clearStaging(ctx.db, collectionId, ['exposures']);
  }
}

async function record(tx: Transaction, ctx: Context, scan: AccountScan, collectionId: string) {
  const { accountId, subject, found, report, owner, scannedAt } = scan;
  await lockAccount(tx, accountId);
  const scope = { accountId, region: globalRegion, collector: 'iam' } as const;
  const { ofAccount } = await readRecordedInstants(tx, scope);
  const { current, lastChange } = await readSourceExposures(tx, accountId, subject);
  const at = recordInstant(scannedAt, ofAccount, lastChange);
  const seen = new Set(found.map(({ credential }) => credential));
  // What the scan says nothing of is staged as it is, so it goes on.
  const kept = current.filter((exposure) => !seen.has(exposure.credential) && !provesGone(report, exposure));
  const isPublic = scan.isPublic ?? current.some(({ file }) => file?.isPublic);
  await stageResources(ctx.db, collectionId, 'exposures', [...withReaders(found, isPublic), ...kept]);
  const versionScope = { accountId, region: globalRegion, collectionId, at, source: subject.source };
  const resourceIds = [subject.resourceId];
  const ended = await endVersions(tx, 'exposures', { ...versionScope, resourceIds });
  const begun = await beginVersions(tx, 'exposures', versionScope);
  const { isComplete, withHistory, head, counts } = report;
  await writeSourceScan(tx, {
    ...{ accountId, ...subject, scannedAt: at, isComplete, withHistory, head, counts },
    owner: owner ?? unowned,
  });
  if (begun + ended > 0) {
    const { settings, actor } = ctx;
    // What ended has ended by proof, so findings of exposures that are no more are over.
    const run = { accountId, at, collectionId, actor: actor.name, isComplete: true, settings };
    const keys = exposedKeyEvaluation(accountId, at, settings);
    const since = await evaluateFindings(tx, [exposureEvaluation(accountId, globalRegion)], run);
    await evaluateFindings(tx, [keys], { ...run, isComplete: false });
    await markRollupsDue(tx, scope, earlier(at, since));
  }
  return { begun, ended, stands: found.length + kept.length };
}
