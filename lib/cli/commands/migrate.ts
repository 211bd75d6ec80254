import type { Command } from 'commander';
import { commandEnvironment } from '../command-environment.ts';
import { createProgress } from '../create-progress.ts';
import { addExamples } from '../options.ts';

/** `rolecall migrate`. */
export function addMigrate(program: Command): void {
  const command = program
    .command('migrate')
    .summary("bring the database's schema up to date")
    .description(
      'Applies the migrations that the database lacks. `start`, `web` and `worker` do the same by themselves.',
    )
    .option('--json', 'print `{ "upToDate": true }` when done')
    .action(async ({ json }: { json?: boolean }) => {
      const { withDatabase } = await import('../with-database.ts');
      const progress = createProgress(process.stderr);
      await withDatabase({ environment: commandEnvironment(), command: 'migrate', progress }, async () => {});
      process.stdout.write(json ? '{ "upToDate": true }\n' : 'The schema is up to date.\n');
    });
  addExamples(command, [
    ['DATABASE_URL=postgresql://… rolecall migrate', 'before an upgrade of several machines'],
  ]);
}
