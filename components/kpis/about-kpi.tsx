'use client';
import Link from 'next/link';
import type { Kpis, Metric } from '#lib/api/schemas.ts';
import { kpiDefinitions, aboutWords as words } from '#words/kpi-definitions.ts';
import { factsOf } from './kpi-facts.ts';
import classes from './kpis.module.css';

/** What a figure means and what this one is made of. */
export default function AboutKpi({ metric, kpis }: { metric: Metric; kpis: Kpis }) {
  const { short, formula } = kpiDefinitions[metric];
  const facts = factsOf(metric, kpis);
  return (
    <div className={classes.definition}>
      <p>{short}</p>
      <p>
        <strong>{words.formula}:</strong> {formula}
      </p>
      {facts.length === 0 ? null : (
        <>
          <strong>{words.thisFigure}</strong>
          <dl>
            {facts.map((fact) => (
              <div key={fact.label}>
                <dt>{fact.label}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Link href={`/definitions#${metric}`}>{words.more}</Link>
    </div>
  );
}
