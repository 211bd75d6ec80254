import type { Command } from 'commander';
import { addExamples, portOption, wholeNumberOption } from '../options.ts';

type Options = { port: number; instances: number; seed: number; json?: boolean };

/** `rolecall simulate`. */
export function addSimulate(program: Command): void {
  const command = program
    .command('simulate')
    .summary('serve a simulated AWS alone')
    .description(
      'Serves a simulated AWS (EC2, IAM and STS) with an estate that lives in real time, and prints what to set so ' +
        'that any AWS client talks to it. Listens on this machine only.',
    )
    .addOption(portOption('port to listen on').default(4566))
    .addOption(
      wholeNumberOption('--instances <count>', 'instances of the estate', 0, 1_000_000).default(2_000),
    )
    .addOption(
      wholeNumberOption('--seed <number>', 'what the estate is made from', 0, 2_147_483_647).default(7),
    )
    .option('--json', 'print the endpoint and the accounts as JSON')
    .action(async (options: Options) => {
      const { serveSimulation } = await import('../serve-simulation.ts');
      await serveSimulation(options);
    });
  addExamples(command, [
    ['rolecall simulate', 'about 2,000 instances, at http://127.0.0.1:4566'],
    ['rolecall simulate --port 4567 --instances 100000 --seed 7', 'a large one'],
  ]);
}
