import type { Command } from 'commander';
import { commandEnvironment } from '../command-environment.ts';
import { createProgress } from '../create-progress.ts';
import { addExamples } from '../options.ts';

/** `rolecall worker`. */
export function addWorker(program: Command): void {
  const command = program
    .command('worker')
    .summary('run the collectors on schedule, without a dashboard')
    .description(
      'Runs the collectors on their schedule. Any number of workers share one database. Logs JSON lines.',
    )
    .action(async () => {
      const { runWorkerAlone } = await import('../run-worker-alone.ts');
      await runWorkerAlone(commandEnvironment(), createProgress(process.stderr));
    });
  addExamples(command, [['DATABASE_URL=postgresql://… rolecall worker', 'one more worker']]);
}
