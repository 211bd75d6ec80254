import { join } from 'node:path';
import type { Command } from 'commander';
import { commandEnvironment } from '../command-environment.ts';
import { createProgress } from '../create-progress.ts';
import { addExamples, portOption, wholeNumberOption } from '../options.ts';

type Options = {
  days?: number;
  instances?: number;
  seed?: number;
  port?: number;
  dataDir?: string;
  open: boolean;
};

/** `rolecall demo`. */
export function addDemo(program: Command): void {
  const command = program
    .command('demo')
    .summary('run everything on a simulated estate with history')
    .description(
      'Starts a simulated AWS with an estate that has lived for some months, lets the real collectors take the roll ' +
        'call of each day, and serves the dashboard. No AWS account is needed or touched. The estate is kept in the ' +
        'data folder and lives on at the next demo.',
    )
    .addOption(wholeNumberOption('--days <days>', 'days of history of a new demo (default: 90)', 1, 365))
    .addOption(
      wholeNumberOption('--instances <count>', 'instances of a new estate (default: about 650)', 1, 100_000),
    )
    .addOption(
      wholeNumberOption('--seed <number>', 'what a new estate is made from (default: 7)', 0, 2_147_483_647),
    )
    .addOption(portOption('port of the dashboard (default: PORT, else 3000)'))
    .option('--data-dir <folder>', 'data folder of the demo (default: demo in the data folder)')
    .option('--no-open', 'do not open the dashboard in the browser')
    .action(async ({ days, instances, seed, port, dataDir, open }: Options) => {
      const folder = dataDir ?? join(commandEnvironment().dataDir, 'demo');
      const environment = commandEnvironment({ port, dataDir: folder });
      const { demo } = await import('#lib/supervisor/demo.ts');
      await demo(environment, createProgress(process.stdout), { days, instances, seed, openBrowser: open });
    });
  addExamples(command, [
    ['npm run demo', '90 days of history, at http://localhost:3000'],
    ['npm run demo -- --days 30 --seed 11', 'another estate, with less history'],
    ['npm run demo -- --data-dir /tmp/demo', 'in a folder of its own'],
  ]);
}
