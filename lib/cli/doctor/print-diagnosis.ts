import { styleText } from 'node:util';
import { marks } from '../marks.ts';
import type { Check, Diagnosis } from './check.ts';

const symbols: Record<Check['status'], string> = {
  ok: marks.done,
  failed: marks.failed,
  warning: styleText('yellow', '!'),
  skipped: '-',
};

/** The diagnosis as lines for a person, one group for each subject. */
export function printDiagnosis({ ok, checks }: Diagnosis, print: (line: string) => void): void {
  const width = Math.max(...checks.map(({ name }) => name.length));
  for (const [subject, group] of Map.groupBy(checks, (check) => check.subject)) {
    print(`\n${styleText('bold', subject)}`);
    for (const { name, status, detail, mend } of group) {
      print(`  ${symbols[status]} ${name.padEnd(width)}  ${detail}`);
      if (mend !== undefined) print(mend.replaceAll(/^/gm, '      '));
    }
  }
  const failed = checks.filter(({ status }) => status === 'failed').length;
  print(ok ? '\nEverything that Rolecall needs is there.' : `\n${failed} of ${checks.length} checks failed.`);
}
