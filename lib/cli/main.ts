import { Command, CommanderError } from 'commander';
import { addCollect } from './commands/collect.ts';
import { addDemo } from './commands/demo.ts';
import { addDoctor } from './commands/doctor.ts';
import { addMigrate } from './commands/migrate.ts';
import { addRebuild } from './commands/rebuild.ts';
import { addSimulate } from './commands/simulate.ts';
import { addStart } from './commands/start.ts';
import { addWeb } from './commands/web.ts';
import { addWorker } from './commands/worker.ts';
import { endWithWrapper } from './end-with-wrapper.ts';
import { explainError } from './explain-error.ts';
import { readVersion } from './version.ts';

const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

/**
 * Runs one command line and ends the process: 0 when all went well, 1 when something failed, 2 when the
 * command line was wrong.
 */
export async function main(argv: string[]): Promise<void> {
  endWithWrapper();
  const program = createProgram();
  let code: number = exitCodes.ok;
  try {
    await program.parseAsync(argv);
    code = typeof process.exitCode === 'number' ? process.exitCode : exitCodes.ok;
  } catch (error) {
    code = explain(error, program.opts<{ verbose?: boolean }>().verbose === true);
  }
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}

function createProgram(): Command {
  const program = new Command('rolecall')
    .description("The roll call of an AWS estate's compute identity: dashboard, collectors and tools.")
    .version(readVersion(), '-V, --version', 'print the version')
    .option('--verbose', 'show stack traces of errors')
    .helpOption('-h, --help', 'show help')
    .configureHelp({ showGlobalOptions: true })
    .helpCommand('help [command]', 'show help of a command')
    .showHelpAfterError('(`rolecall --help` lists the commands; --help after a command lists its options)')
    .exitOverride();
  const commands = [
    addStart,
    addDemo,
    addWeb,
    addWorker,
    addMigrate,
    addCollect,
    addRebuild,
    addDoctor,
    addSimulate,
  ];
  for (const add of commands) add(program);
  return program.addHelpText('after', '\nEnvironment variables and settings: docs/configuration.md');
}

function explain(error: unknown, isVerbose: boolean): number {
  // Commander has written its own message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof Error && error.name === 'AbortError') {
    console.error('Interrupted. What was recorded before stays.');
    return exitCodes.failed;
  }
  console.error(explainError(error, isVerbose));
  return exitCodes.failed;
}
