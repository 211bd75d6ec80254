import { type Command, Option } from 'commander';
import { exportFormats } from '#lib/domain/exports/index.ts';
import { commandEnvironment } from '../command-environment.ts';
import { createProgress } from '../create-progress.ts';
import { addExamples } from '../options.ts';

/** `rolecall export`. */
export function addExport(program: Command): void {
  const command = program
    .command('export')
    .summary('write findings to a file or to standard output')
    .description(
      'Writes the findings that the dashboard lists for the same filters: what stands and is not muted, unless ' +
        'told otherwise. docs/exports.md says what each format holds.',
    )
    .addOption(
      new Option('-f, --format <format>', 'what to write them in')
        .choices(exportFormats)
        .makeOptionMandatory(),
    )
    .option('-o, --output <file>', 'the file to write; default: standard output')
    .option('--filter <filter>', 'only what a property filter holds for (docs/property-filter.md)')
    .option('--at <time>', 'as they stood then: a day or a time, ISO 8601')
    .option('--rule <ids>', 'only these rules, with commas between them')
    .option('--severity <names>', 'only these severities')
    .option('--state <names>', 'only these states')
    .option('--account <ids>', 'only these accounts')
    .option('--region <names>', 'only these regions')
    .option('--owner <name...>', 'only what these owners hold')
    .option('--resource <id...>', 'only findings of these resources')
    .option('-q, --q <text>', 'only those whose title or resource holds the text')
    .option('--sort <field>', 'sort by a field; `-` before it for descending')
    .action(async ({ output, ...wish }: { output?: string } & Record<string, string | string[]>) => {
      const { runExport } = await import('../run-export.ts');
      await runExport(commandEnvironment(), createProgress(process.stderr), { output, wish }, (message) =>
        command.error(`error: ${message}`),
      );
    });
  addExamples(command, [
    ['rolecall export --format csv --output findings.csv', 'what stands, for a spreadsheet'],
    ['rolecall export --format ocsf --severity critical,high', 'for a SIEM, to standard output'],
    ["rolecall export --format json --filter 'owner = payments and age > 30d'", 'one finding a line'],
    ['rolecall export --format asff --account 123456789012', 'for Security Hub'],
  ]);
}
