import { Command, CommanderError } from 'commander';
import { OperatorError } from '#lib/config/operator-error.ts';
import { productVersion } from '#lib/config/version.ts';
import { addCollect } from './commands/collect.ts';
import { addDemo } from './commands/demo.ts';
import { addDoctor } from './commands/doctor.ts';
import { addExport } from './commands/export.ts';
import { addHelp } from './commands/help.ts';
import { addMigrate } from './commands/migrate.ts';
import { addRebuild } from './commands/rebuild.ts';
import { addScan } from './commands/scan.ts';
import { addSimulate } from './commands/simulate.ts';
import { addStart } from './commands/start.ts';
import { addWeb } from './commands/web.ts';
import { addWorker } from './commands/worker.ts';
import { endWithWrapper } from './end-with-wrapper.ts';
import { errorDocument, explainError } from './explain-error.ts';

const interrupted = 'Interrupted. What was recorded before stays.';
const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

/**
 * Runs one command line and ends the process: 0 when all went well, 1 when something failed, 2 when the
 * command line was wrong.
 */
export async function main(argv: string[]): Promise<void> {
  endWithWrapper();
  const program = createProgram();
  let isJson = false;
  program.hook('preAction', (_program, command) => {
    isJson = command.opts().json === true;
  });
  let code: number = exitCodes.ok;
  try {
    await program.parseAsync(argv);
    code = typeof process.exitCode === 'number' ? process.exitCode : exitCodes.ok;
  } catch (error) {
    code = explain(error, { isVerbose: program.opts().verbose === true, isJson });
  }
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}

function createProgram(): Command {
  const program = new Command('rolecall')
    .description("The roll call of an AWS estate's compute identity: dashboard, collectors and tools.")
    .version(productVersion, '-V, --version', 'print the version')
    .option('--verbose', 'show stack traces of errors')
    .helpOption('-h, --help', 'show help')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(`rolecall --help` lists the commands; --help after a command lists its options)')
    .exitOverride();
  const commands = [
    addStart,
    addDemo,
    addWeb,
    addWorker,
    addMigrate,
    addCollect,
    addExport,
    addRebuild,
    addDoctor,
    addScan,
    addSimulate,
    addHelp,
  ];
  for (const add of commands) add(program);
  return program.addHelpText('after', '\nEnvironment variables and settings: docs/configuration.md');
}

/** Tells what went wrong, to scripts as JSON too, and gives the exit code. */
function explain(error: unknown, { isVerbose, isJson }: { isVerbose: boolean; isJson: boolean }): number {
  // Commander has written its own message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  const isInterrupted = error instanceof Error && error.name === 'AbortError';
  const known = isInterrupted ? new OperatorError(interrupted) : error;
  if (isJson) console.log(JSON.stringify({ error: errorDocument(known) }, null, 2));
  console.error(isInterrupted ? interrupted : explainError(known, isVerbose));
  return exitCodes.failed;
}
