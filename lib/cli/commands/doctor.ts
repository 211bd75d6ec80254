import type { Command } from 'commander';
import { commandEnvironment } from '../command-environment.ts';
import { addExamples } from '../options.ts';

/** `rolecall doctor`. */
export function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .summary('find out what is missing, and what to paste to mend it')
    .description(
      'Looks at this machine, the settings, the database and AWS: whose credentials these are, and each permission ' +
        'that collectors need, tried with the smallest real call. Changes nothing. Exit code 1 if something is missing.',
    )
    .option('--json', 'print the diagnosis as JSON')
    .option('--policy', 'print the IAM policy that collectors need, and nothing else')
    .action(async ({ json, policy }: { json?: boolean; policy?: boolean }) => {
      if (policy) {
        const { minimalPolicy } = await import('#lib/domain/minimal-policy.ts');
        return console.log(JSON.stringify(minimalPolicy(), null, 2));
      }
      const { runDoctor } = await import('../doctor/run-doctor.ts');
      const { printDiagnosis } = await import('../doctor/print-diagnosis.ts');
      const diagnosis = await runDoctor(commandEnvironment());
      if (json) console.log(JSON.stringify(diagnosis, null, 2));
      else printDiagnosis(diagnosis, console.log);
      process.exitCode = diagnosis.ok ? 0 : 1;
    });
  addExamples(command, [
    ['rolecall doctor', 'everything, with what to paste'],
    ['rolecall doctor --policy', 'the IAM policy to attach'],
    ['rolecall doctor --json', 'for scripts'],
  ]);
}
