import type { Issue, Outcome } from '#lib/domain/collections.ts';
import { describeResources } from '#lib/domain/resource-counts.ts';
import { type Scope, scopeKey } from '#lib/domain/scopes.ts';
import { marks } from './marks.ts';

/** How one pass over the scopes went. `issues` are those of finding the scopes. */
export type CollectReport = {
  collections: { scope: Scope; outcome: Outcome; resources: Record<string, number>; issues: Issue[] }[];
  issues: Issue[];
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
  const width = Math.max(0, ...report.collections.map(({ scope }) => scopeKey(scope).length));
  for (const { scope, outcome, resources, issues } of report.collections) {
    const counts = describeResources(resources);
    const mark = outcome === 'complete' ? marks.done : marks.failed;
    print(
      `${mark} ${scopeKey(scope).padEnd(width)}  ${outcome}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}`,
    );
    for (const { message } of issues) print(`    ${message}`);
  }
  for (const { message } of report.issues) print(`${marks.failed} ${message}`);
}
