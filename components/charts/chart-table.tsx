'use client';
import { Suspense, useState } from 'react';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { chartWords as words } from '#words/charts.ts';
import classes from './chart.module.css';
import type { ChartModel } from './chart-model.ts';

// Opened by few, and a year of them is long.
const ChartFigures = lazyPart(() => import('./chart-figures.tsx'));

/** The figures behind a chart, once one opens them. */
export function ChartTable({ model }: { model: ChartModel }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={classes.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {words.table}
        <span className={classes.visuallyHidden}>{words.tableOf(model.name)}</span>
      </summary>
      <Suspense>{isOpen ? <ChartFigures model={model} /> : null}</Suspense>
    </details>
  );
}
