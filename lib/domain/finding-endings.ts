import type { Resolution } from '#lib/domain/findings.ts';

/**
 * How a finding may end without its fault being mended: there is nothing left that could be at fault. Told apart
 * everywhere, so that deleting a machine flatters no figure.
 */
const notMended: readonly Resolution[] = [
  'instance-terminated',
  'instance-stopped',
  'template-deleted',
  'role-deleted',
  'exempted',
];

/** The resolutions after which there is nothing left that could be at fault. */
export const endingsUnmended: readonly string[] = notMended;

/** Whether a finding that was resolved so was mended. */
export function isMended(resolution: string): boolean {
  return !endingsUnmended.includes(resolution);
}
