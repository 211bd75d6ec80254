'use client';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import { useNow } from '#components/format/clock.tsx';
import { formatInstant } from '#components/format/times.ts';
import { chartWords as words } from '#words/charts.ts';
import classes from './chart.module.css';
import type { ChartModel } from './chart-model.ts';
import type { ExportKind } from './export-chart.ts';

const kinds = Object.keys(words.exports) as ExportKind[];

/** Copies a chart, or saves it. What does it is loaded when it is wanted. */
export function ExportMenu({ model }: { model: ChartModel }) {
  const [said, setSaid] = useState('');
  const now = useNow();
  const take = async (kind: ExportKind) => {
    try {
      const { exportChart } = await import('./export-chart.ts');
      await exportChart(model, kind, words.source(formatInstant(now)));
      setSaid(kind.startsWith('copy') ? words.copied : words.saved);
    } catch {
      setSaid(words.notExported);
    }
  };
  return (
    <Disclosure
      name={words.exportOf(model.name)}
      align="end"
      label={<IconDownload size={16} aria-hidden="true" />}
    >
      {() => (
        <div className={classes.exports}>
          {kinds.map((kind) => (
            <button key={kind} type="button" onClick={() => void take(kind)}>
              {words.exports[kind]}
            </button>
          ))}
          <span role="status">{said}</span>
        </div>
      )}
    </Disclosure>
  );
}
