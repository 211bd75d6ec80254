import type { Command } from 'commander';
import { commandEnvironment } from '../command-environment.ts';
import { createProgress } from '../create-progress.ts';
import { addExamples, portOption } from '../options.ts';

type Options = { port?: number; open: boolean };

/** `rolecall start`. */
export function addStart(program: Command): void {
  const command = program
    .command('start')
    .summary('run everything: database, migrations, worker and dashboard')
    .description(
      'Starts the database (an embedded PostgreSQL, or that of DATABASE_URL), brings its schema up to date, collects ' +
        'on schedule with your usual AWS credentials and serves the dashboard on this machine. Ctrl-C ends all of it.',
    )
    .addOption(portOption('port of the dashboard (default: PORT, else 3000)'))
    .option('--no-open', 'do not open the dashboard in the browser')
    .action(async ({ port, open }: Options) => {
      const { start } = await import('#lib/supervisor/start.ts');
      await start(commandEnvironment({ port }), createProgress(process.stdout), open);
    });
  addExamples(command, [
    ['npm start', 'your estate, at http://localhost:3000'],
    ['PORT=3001 npm start', 'on another port'],
    ['DATABASE_URL=postgresql://… npm start', 'on your own PostgreSQL'],
  ]);
}
