import type { Command } from 'commander';
import { commandEnvironment } from '../command-environment.ts';
import { createProgress } from '../create-progress.ts';
import { addExamples, patternOption } from '../options.ts';

type Options = { account?: string; region?: string; json?: boolean };

const region = /^([a-z]{2}(-[a-z]+)+-\d+|global)$/;

/** `rolecall collect`. */
export function addCollect(program: Command): void {
  const command = program
    .command('collect')
    .summary('collect every scope once, now')
    .description('Collects all scopes once and says how each went. Exit code 1 if one of them failed.')
    .addOption(patternOption('--account <id>', 'only this account', /^\d{12}$/, 'an account id of 12 digits'))
    .addOption(
      patternOption(
        '--region <name>',
        'only this region',
        region,
        'a region name such as us-east-1, or global for IAM',
      ),
    )
    .option('--json', 'print the outcome of each scope as JSON')
    .action(async (options: Options) => {
      const { runCollect } = await import('../run-collect.ts');
      const isComplete = await runCollect(commandEnvironment(), createProgress(process.stderr), options);
      process.exitCode = isComplete ? 0 : 1;
    });
  addExamples(command, [
    ['rolecall collect', 'everything'],
    ['rolecall collect --region eu-west-1', 'one region of every account'],
    ['rolecall collect --account 123456789012 --json', 'for scripts'],
  ]);
}
