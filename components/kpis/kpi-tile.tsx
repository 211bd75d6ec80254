import { IconCheck, IconInfoCircle } from '@tabler/icons-react';
import Link from 'next/link';
import { Sparkline } from '#components/charts/sparkline.tsx';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import { noValue } from '#components/format/numbers.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { aboutWords, kpiDefinitions } from '#words/kpi-definitions.ts';
import type { KpiTileModel } from './kpi-tile-model.ts';
import classes from './kpis.module.css';

/** One KPI: the figure, how far it is to its target, how it moved and what it stands on. It leads to its page. */
export function KpiTile({ model }: { model: KpiTileModel }) {
  const { key, value, unit, unknown, details, target, isTargetMet, change, href, params } = model;
  const label = kpiDefinitions[key].name;
  return (
    <article className={classes.tile} aria-label={label} data-kpi={key}>
      <h2 className={classes.label}>
        <ScopedLink href={href} params={params}>
          {label}
        </ScopedLink>
      </h2>
      <div className={classes.about}>
        <About model={model} />
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

/** What the figure means and what this one is made of. */
function About({ model: { key, facts } }: { model: KpiTileModel }) {
  const { name, short, formula } = kpiDefinitions[key];
  return (
    <Disclosure
      name={aboutWords.about(name)}
      align="end"
      label={<IconInfoCircle size={16} aria-hidden="true" />}
    >
      {() => (
        <div className={classes.definition}>
          <p>{short}</p>
          <p>
            <strong>{aboutWords.formula}:</strong> {formula}
          </p>
          {facts.length === 0 ? null : (
            <>
              <strong>{aboutWords.thisFigure}</strong>
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
          <Link href={`/definitions#${key}`}>{aboutWords.more}</Link>
        </div>
      )}
    </Disclosure>
  );
}
