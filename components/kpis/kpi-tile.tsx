import { IconCheck } from '@tabler/icons-react';
import { Sparkline } from '#components/charts/sparkline.tsx';
import { noValue } from '#components/format/numbers.ts';
import type { KpiTileModel } from './kpi-tile-model.ts';
import classes from './kpis.module.css';

/** One KPI: the figure, what it stands on, its target and where it comes from. */
export function KpiTile({ model }: { model: KpiTileModel }) {
  const { key, label, definition, value, unit, unknown, details, target, isTargetMet, change } = model;
  return (
    <article className={classes.tile} aria-label={label} data-kpi={key}>
      <h2 className={classes.label} title={definition}>
        {label}
      </h2>
      <p className={classes.figure}>
        <span className={classes.value} data-part="value">
          {value ?? noValue}
        </span>
        {value === null ? null : <span className={classes.unit}>{unit}</span>}
        <span className={classes.target} data-met={isTargetMet ?? undefined}>
          {isTargetMet ? <IconCheck size={13} aria-hidden="true" /> : null}
          target {target}
          {isTargetMet ? ' met' : ''}
        </span>
      </p>
      <div className={classes.spark}>
        <Sparkline values={model.spark} />
      </div>
      <ul className={classes.details} data-part="details">
        {(value === null ? [unknown, ...details] : details).map((detail) => (
          <li key={detail}>{detail}</li>
        ))}
      </ul>
      <p className={classes.change} data-tone={change.tone} data-part="change">
        {change.sign === '' ? null : <span aria-hidden="true">{change.sign} </span>}
        {change.text}
      </p>
    </article>
  );
}
