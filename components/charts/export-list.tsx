'use client';
import { useState } from 'react';
import { useNow } from '#components/format/clock.tsx';
import { formatInstant } from '#components/format/times.ts';
import { exportWords as words } from '#words/chart-exports.ts';
import classes from './chart.module.css';
import type { ChartModel } from './chart-model.ts';
import { type ExportKind, exportChart } from './export-chart.ts';

const kinds = Object.keys(words.exports) as ExportKind[];

/** Copies a chart, or saves it. */
export default function ExportList({ model }: { model: ChartModel }) {
  const [said, setSaid] = useState('');
  const now = useNow();
  const take = async (kind: ExportKind) => {
    try {
      await exportChart(model, kind, words.source(formatInstant(now)));
      setSaid(kind.startsWith('copy') ? words.copied : words.saved);
    } catch {
      setSaid(words.notExported);
    }
  };
  return (
    <div className={classes.exports}>
      {kinds.map((kind) => (
        <button key={kind} type="button" onClick={() => void take(kind)}>
          {words.exports[kind]}
        </button>
      ))}
      <span role="status">{said}</span>
    </div>
  );
}
