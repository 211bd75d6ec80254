import { existsSync } from 'node:fs';
import { OperatorError } from '#lib/config/operator-error.ts';
import { clusterFolder } from '#lib/db/embedded-cluster.ts';
import { demoAccounts } from '#lib/simulated-aws/presets.ts';
import { demoStatePath } from './demo-state.ts';

const mostNamed = 3;

/**
 * Makes sure that a demo may have a data folder: its own, or a new one.
 *
 * @throws OperatorError if the folder holds the history of a real estate
 */
export function requireDemoFolder(dataDir: string): void {
  if (isDemoFolder(dataDir) || !existsSync(clusterFolder(dataDir))) return;
  throw new OperatorError(
    `The data folder ${dataDir} holds the history of an estate that is not a demo's; a demo would spoil it.`,
    { next: 'Leave out --data-dir, or name a folder that the demo may have for itself.' },
  );
}

/**
 * Makes sure that a data folder may hold what is collected of a real estate.
 *
 * @throws OperatorError if it is a demo's
 */
export function requireEstateFolder(dataDir: string): void {
  if (!isDemoFolder(dataDir)) return;
  throw new OperatorError(`The data folder ${dataDir} belongs to a demo, whose estate is simulated.`, {
    next: `Name another one in ROLECALL_DATA_DIR, or go on with the demo: rolecall demo --data-dir ${dataDir}`,
  });
}

/**
 * Makes sure that a demo may write into a database that holds these accounts: it would retire all but its own.
 *
 * @throws OperatorError naming the accounts that are not simulated
 */
export function requireDemoAccounts(accountIds: readonly string[]): void {
  const others = accountIds.filter((id) => !isSimulated(id));
  if (others.length === 0) return;
  throw new OperatorError(
    `The database of DATABASE_URL already holds ${name(others)}, which ${others.length === 1 ? 'is' : 'are'} not simulated; a demo would spoil their history.`,
    { next: 'Unset DATABASE_URL, or name an empty database for the demo alone.' },
  );
}

/**
 * Makes sure that a database that holds these accounts may take what is collected of a real estate.
 *
 * @throws OperatorError naming the accounts of a demo
 */
export function requireEstateAccounts(accountIds: readonly string[]): void {
  const simulated = accountIds.filter(isSimulated);
  if (simulated.length === 0) return;
  const accounts = name(simulated).replace('the ', '');
  throw new OperatorError(
    `The database of DATABASE_URL holds the demo's simulated ${accounts}: real figures would mix with them.`,
    { next: 'Name another database in DATABASE_URL, or drop and create this one anew.' },
  );
}

/** Makes a data folder's time this process's: its demo's, or else the machine's, whatever the environment says. */
export function followTimeOf(dataDir: string): void {
  if (isDemoFolder(dataDir)) process.env.ROLECALL_DEMO = dataDir;
  else delete process.env.ROLECALL_DEMO;
}

function isDemoFolder(dataDir: string): boolean {
  return existsSync(demoStatePath(dataDir));
}

function isSimulated(accountId: string): boolean {
  return demoAccounts.some(({ id }) => id === accountId);
}

function name(accountIds: readonly string[]): string {
  const named = accountIds.slice(0, mostNamed).join(', ');
  const more = accountIds.length > mostNamed ? ` and ${accountIds.length - mostNamed} more` : '';
  return `the account${accountIds.length === 1 ? '' : 's'} ${named}${more}`;
}
