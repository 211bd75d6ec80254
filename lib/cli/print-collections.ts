import type { Issue } from '#lib/domain/collections.ts';
import { describeResources } from '#lib/domain/resource-counts.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import type { CollectionPass } from '#lib/services/collect-scopes.ts';
import type { SkippedScope } from '#lib/services/run-collection.ts';
import { marks } from './marks.ts';

/** How one pass over the scopes went. `issues` are those of finding the scopes. */
export type CollectReport = CollectionPass & { issues: Issue[] };

const skipReasons: Record<SkippedScope['reason'], string> = {
  'being-collected': 'somebody else is collecting it',
  'no-inventory': 'no collection has seen its instances yet',
};

/** Prints a pass: as JSON, or a line for each scope and each issue below it. */
export function printCollections(
  report: CollectReport,
  isJson: boolean,
  print: (line: string) => void,
): void {
  if (isJson) {
    print(JSON.stringify(report, null, 2));
    return;
  }
  const scopes = [...report.collections, ...report.skipped].map(({ scope }) => scopeKey(scope));
  const width = Math.max(0, ...scopes.map(({ length }) => length));
  for (const { scope, outcome, resources, issues } of report.collections) {
    const counts = describeResources(resources);
    const mark = outcome === 'complete' ? marks.done : marks.failed;
    print(
      `${mark} ${scopeKey(scope).padEnd(width)}  ${outcome}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}`,
    );
    for (const { message } of issues) print(`    ${message}`);
  }
  for (const { scope, reason } of report.skipped)
    print(`${marks.skipped} ${scopeKey(scope).padEnd(width)}  left out: ${skipReasons[reason]}`);
  for (const { message } of report.issues) print(`${marks.failed} ${message}`);
}
