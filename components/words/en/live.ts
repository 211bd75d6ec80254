import { countOf, formatCount } from '#components/format/numbers.ts';
import { scopeName } from '#words/scope-name.ts';

type Name = { accountName: string; region: string; collector: string };
type Counts = { complete: number; partial: number; failed: number; cancelled: number };

const nameOf = (name: Name) => scopeName(name.accountName, name);

export const liveWords = {
  region: 'Collections in progress',
  collecting: (name: Name) => `Collecting ${nameOf(name)}`,
  waiting: (count: number) => `${countOf(count, 'scope')} waiting to be collected`,
  progress: (done: number, total: number | null) =>
    total === null ? formatCount(done) : `${formatCount(done)} of ${formatCount(total)}`,
  progressOf: (name: Name) => `Progress of ${nameOf(name)}`,
  more: (running: number, waiting: number, ended: number) =>
    [
      running > 0 ? `${formatCount(running)} more running` : '',
      waiting > 0 ? `${formatCount(waiting)} waiting` : '',
      ended > 0 ? `${formatCount(ended)} done` : '',
    ]
      .filter(Boolean)
      .join(', '),
  ended: (counts: Counts) => {
    const all = counts.complete + counts.partial + counts.failed + counts.cancelled;
    const parts = (['complete', 'partial', 'failed', 'cancelled'] as const)
      .filter((outcome) => counts[outcome] > 0)
      .map((outcome) => `${formatCount(counts[outcome])} ${outcome}`);
    return `Collected ${countOf(all, 'scope')}: ${parts.join(', ')}`;
  },
  endedOne: (name: Name, outcome: string) => `Collected ${nameOf(name)}: ${outcome}`,
  cancelled: 'cancelled',
  see: 'See collections',
  dismiss: 'Dismiss',
} as const;
