import { IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { Suspense } from 'react';
import { Sparkline } from '#components/charts/sparkline.tsx';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import { noValue } from '#components/format/numbers.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Kpis } from '#lib/api/schemas.ts';
import { kpiWords } from '#words/kpis.ts';
import type { KpiTileModel } from './kpi-tile-model.ts';
import classes from './kpis.module.css';

const AboutKpi = lazyPart(() => import('./about-kpi.tsx'));

/** One KPI: the figure, how far it is to its target, how it moved and what it stands on. It leads to its page. */
export function KpiTile({ model, kpis }: { model: KpiTileModel; kpis: Kpis }) {
  const { key, value, unit, unknown, details, target, isTargetMet, change, href, params } = model;
  const label = kpiWords.names[key];
  return (
    <article className={classes.tile} aria-label={label} data-kpi={key}>
      <h2 className={classes.label}>
        <ScopedLink href={href} params={params}>
          {label}
        </ScopedLink>
      </h2>
      <div className={classes.about}>
        <Disclosure
          name={kpiWords.about(label)}
          align="end"
          label={<IconInfoCircle size={16} aria-hidden="true" />}
        >
          {() => (
            <Suspense>
              <AboutKpi metric={key} kpis={kpis} />
            </Suspense>
          )}
        </Disclosure>
      </div>
      <p className={classes.figure}>
        <span className={classes.value} data-part="value">
          {value ?? noValue}
        </span>
        {value === null ? null : <span className={classes.unit}>{unit}</span>}
      </p>
      <div className={classes.spark}>
        <Sparkline values={model.spark} />
      </div>
      <p className={classes.target} data-met={isTargetMet ?? undefined} data-part="target">
        {isTargetMet ? <IconCheck size={13} aria-hidden="true" /> : null}
        {target}
      </p>
      <p className={classes.change} data-tone={change.tone} data-part="change">
        {change.sign === '' ? null : <span aria-hidden="true">{change.sign} </span>}
        {change.text}
      </p>
      <ul className={classes.details} data-part="details">
        {(value === null ? [unknown, ...details] : details).map((detail) => (
          <li key={detail}>{detail}</li>
        ))}
      </ul>
    </article>
  );
}
