import type { Command } from 'commander';
import { commandEnvironment } from '../command-environment.ts';
import { createProgress } from '../create-progress.ts';
import { addExamples } from '../options.ts';

/** `rolecall rebuild`. */
export function addRebuild(program: Command): void {
  const command = program
    .command('rebuild')
    .summary('compute episodes, findings and rollups anew from the snapshots')
    .description(
      'Computes everything that follows from the snapshots anew, and says what differed from what was stored. Nothing ' +
        'should: then the dashboard shows what the snapshots say.',
    )
    .option('--json', 'print what differed as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { runRebuild } = await import('../run-rebuild.ts');
      process.exitCode = (await runRebuild(
        commandEnvironment(),
        createProgress(process.stderr),
        json === true,
      ))
        ? 0
        : 1;
    });
  addExamples(command, [['rolecall rebuild', 'after an upgrade, or in doubt']]);
}
