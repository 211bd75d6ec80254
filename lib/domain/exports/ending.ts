import type { ExportedFinding } from './exported-finding.ts';

/** How a finding may end without its fault being mended: there is nothing left that could comply. */
const notMended: readonly string[] = ['resource-gone', 'instance-stopped', 'exempted'];

/** Whether the resource complies now: no while the finding stands, `unknown` where it ended without being mended. */
export function complies({ state, resolution }: Pick<ExportedFinding, 'state' | 'resolution'>) {
  if (state !== 'resolved') return 'no';
  return resolution === null || notMended.includes(resolution) ? 'unknown' : 'yes';
}
