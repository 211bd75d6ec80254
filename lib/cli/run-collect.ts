import { now } from '#lib/clock/now.ts';
import type { Environment } from '#lib/config/environment.ts';
import { OperatorError } from '#lib/config/operator-error.ts';
import { loadSettings } from '#lib/config/settings.ts';
import { createDatabase, type Database } from '#lib/db/client.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { collectScopes } from '#lib/services/collect-scopes.ts';
import { discoverEstate } from '#lib/services/discover-estate.ts';
import { followPass } from './follow-pass.ts';
import { type CollectReport, printCollections } from './print-collections.ts';
import { type Progress, showTask } from './progress.ts';
import { withDatabase } from './with-database.ts';

type Wish = { account?: string; region?: string; json?: boolean };

/** Collects all scopes once, or those of one account or region, and prints how each went. True unless one failed. */
export async function runCollect(environment: Environment, progress: Progress, wish: Wish): Promise<boolean> {
  const settings = await loadSettings(environment.configPath, { mustExist: environment.isConfigGiven });
  return withDatabase(
    { environment, command: 'collect', progress, isCollecting: true },
    async ({ databaseUrl, signal }) => {
      const db = createDatabase(databaseUrl);
      try {
        const report = await collect(db, settings, progress, wish, signal);
        printCollections(report, wish.json === true, console.log);
        return report.issues.length === 0 && report.collections.every(({ outcome }) => outcome !== 'failed');
      } finally {
        await db.$disconnect();
      }
    },
  );
}

async function collect(
  db: Database,
  settings: Settings,
  progress: Progress,
  { account, region }: Wish,
  signal: AbortSignal,
): Promise<CollectReport> {
  const actor = { kind: 'operator', name: 'command line' } as const;
  const ctx = { actor, visibleAccounts: 'all', db, settings, now: now() } as const;
  const { scopes, issues } = await discoverEstate({ ctx, signal });
  const wanted = scopes
    .filter((scope) => account === undefined || scope.accountId === account)
    .filter((scope) => region === undefined || scope.region === region);
  if (wanted.length === 0 && issues.length === 0) throw nothingToCollect(account, region);
  const pass = await showTask(
    progress,
    'Collection',
    ({ update }) => collectScopes({ ctx, scopes: wanted, onProgress: followPass(update), signal }),
    false,
  );
  return { ...pass, issues };
}

function nothingToCollect(account?: string, region?: string): OperatorError {
  const of = [account && `account ${account}`, region && `region ${region}`].filter(Boolean).join(' and ');
  const text = `There is nothing to collect${of ? ` of ${of}` : ''}.`;
  return new OperatorError(text, { next: '`rolecall doctor` says which accounts and regions can be seen.' });
}
