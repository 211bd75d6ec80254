import { formatCount } from '#components/format/numbers.ts';
import { complianceWords as words } from '#words/compliance.ts';
import type { Counts } from './standing-bar.tsx';

/** How many controls nothing fails, of those for which anything could be assessed, and how many others there are. */
export function complianceSummary(controls: readonly Counts[]): string {
  const assessed = controls.filter(({ fail, pass }) => fail + pass > 0);
  const clean = assessed.filter(({ fail }) => fail === 0);
  return words.aside(
    formatCount(clean.length),
    formatCount(assessed.length),
    controls.length - assessed.length,
  );
}
