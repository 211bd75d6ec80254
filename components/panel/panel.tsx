import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

type Props = { title: string; aside?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A named region with a quiet border. */
export function Panel({ title, aside, actions, children }: Props) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <header className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside ? <span className={classes.aside}>{aside}</span> : null}
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </header>
      {children}
    </section>
  );
}
