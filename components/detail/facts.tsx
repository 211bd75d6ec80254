import type { ReactNode } from 'react';
import classes from './detail.module.css';

/** What is known of something: a name, and what it is; long ones take a row of their own. */
export type Fact = { label: string; value: ReactNode; isWide?: boolean };

/** Facts side by side, as many in a row as there is room for. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value, isWide = false }) => (
        <div key={label} data-wide={isWide}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
