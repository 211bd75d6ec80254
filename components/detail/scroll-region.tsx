import type { ReactNode } from 'react';
import rows from '#components/panel/rows.module.css';
import { detailWords as words } from '#words/detail.ts';
import classes from './detail.module.css';

type Props = { name: string; className?: string | undefined; children: ReactNode };

/** A table that scrolls in its panel where it is long. */
export function ScrollRegion({ name, className = classes.scroll, children }: Props) {
  const look = `${rows.box} ${className}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={look} aria-label={words.tableOf(name)} tabIndex={0}>
      {children}
    </section>
  );
}
