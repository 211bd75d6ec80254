import type { ReactNode } from 'react';
import { DroppedNotice } from '#components/scope/dropped-notice.tsx';
import type { Dropped } from '#components/scope/resolve-scope.ts';
import classes from './page.module.css';

type Props = {
  title: ReactNode;
  /** Beside the title: a count, a state. */
  aside?: ReactNode;
  /** Where one comes from, above the title: links. */
  above?: ReactNode;
  actions?: ReactNode;
  /** The parameters of the address that this page reads, beside those of the scope. */
  params?: readonly string[];
  /** What of them it could not read. */
  dropped?: readonly Dropped[];
  children: ReactNode;
};

/** A page: its title and actions, what of the address it left out, and its parts below one another. */
export function Page({ title, aside, above, actions, params = [], dropped = [], children }: Props) {
  return (
    <main className={classes.main} id="content" tabIndex={-1}>
      <div className={classes.head}>
        {above ? <div className={classes.above}>{above}</div> : null}
        <h1>{title}</h1>
        {aside ? <div className={classes.aside}>{aside}</div> : null}
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
      <DroppedNotice pageParams={params} dropped={dropped} />
      {children}
    </main>
  );
}
