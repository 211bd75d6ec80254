import type { BulkActRequest, FindingAct } from '#lib/api/schemas.ts';
import { mostNamedFindings } from '#lib/domain/triage.ts';
import type { Chosen, Selection } from './selection.ts';

/** What one acts on: one finding, some that were chosen, or all that match. */
export type Target =
  | { kind: 'one'; finding: Chosen }
  | { kind: 'some'; findings: readonly Chosen[] }
  | { kind: 'all'; query: string; count: number };

/**
 * What the keys and buttons of the queue act on: what is chosen, else the finding that one is at.
 *
 * @param query what selects all that match, and how many these are
 */
export function targetOf(
  selection: Selection,
  current: Chosen | undefined,
  query: { query: string; count: number },
): Target | null {
  if (selection.kind === 'all') return { kind: 'all', ...query };
  const findings = [...selection.revisions].map(([id, revision]) => ({ id, revision }));
  if (findings.length > 0) return { kind: 'some', findings };
  return current ? { kind: 'one', finding: { id: current.id, revision: current.revision } } : null;
}

/** The act on many, as the API takes it. */
export function bulkRequest(target: Exclude<Target, { kind: 'one' }>, act: FindingAct): BulkActRequest {
  return target.kind === 'all'
    ? { act, query: target.query, count: target.count }
    : { act, findings: target.findings.map(({ id, revision }) => ({ id, revision })) };
}

/** Whether more findings were chosen one by one than the API takes. */
export function isTooMany(target: Target): boolean {
  return target.kind === 'some' && target.findings.length > mostNamedFindings;
}

export function sizeOf(target: Target): number {
  if (target.kind === 'one') return 1;
  return target.kind === 'all' ? target.count : target.findings.length;
}
