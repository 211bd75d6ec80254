import { isMended } from '#lib/domain/finding-endings.ts';
import type { ExportedFinding } from './exported-finding.ts';

/** Whether the resource complies now: no while the finding stands, `unknown` where it ended without being mended. */
export function complies({ state, resolution }: Pick<ExportedFinding, 'state' | 'resolution'>) {
  if (state !== 'resolved') return 'no';
  return resolution !== null && isMended(resolution) ? 'yes' : 'unknown';
}
