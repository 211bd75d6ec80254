import type { Command } from 'commander';
import { commandEnvironment } from '../command-environment.ts';
import { createProgress } from '../create-progress.ts';
import { addExamples, portOption } from '../options.ts';

/** `rolecall web`. */
export function addWeb(program: Command): void {
  const command = program
    .command('web')
    .summary('serve the dashboard alone')
    .description(
      'Serves the dashboard and the API, without a worker. Builds them first if the build is out of date.',
    )
    .addOption(portOption('port of the dashboard (default: PORT, else 3000)'))
    .action(async ({ port }: { port?: number }) => {
      const { runWeb } = await import('../run-web.ts');
      await runWeb(commandEnvironment({ port }), createProgress(process.stderr));
    });
  addExamples(command, [
    ['DATABASE_URL=postgresql://… rolecall web --port 3001', 'beside a worker on another machine'],
  ]);
}
