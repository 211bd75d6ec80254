import type { Resolution } from '#lib/domain/findings.ts';
import type { ExportedFinding } from './exported-finding.ts';

/** How a finding may end without its fault being mended: there is nothing left that could comply. */
const notMended: readonly Resolution[] = [
  'instance-terminated',
  'instance-stopped',
  'template-deleted',
  'role-deleted',
  'exempted',
];

/** Whether the resource complies now: no while the finding stands, `unknown` where it ended without being mended. */
export function complies({ state, resolution }: Pick<ExportedFinding, 'state' | 'resolution'>) {
  if (state !== 'resolved') return 'no';
  return resolution === null || notMended.some((ending) => ending === resolution) ? 'unknown' : 'yes';
}
