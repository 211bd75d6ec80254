import type { ReactNode } from 'react';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { frameWords as words } from '#words/frame.ts';
import classes from './frame.module.css';
import { Mark } from './mark.tsx';
import { Menu } from './menu.tsx';
import { Navigation } from './navigation.tsx';

type Props = {
  /** What is said beside the name. */
  mark: ReactNode;
  /** What is looked at: account, region, owner, time. */
  scope: ReactNode;
  /** How fresh it is. */
  freshness: ReactNode;
  /** What one can do from everywhere. */
  actions: ReactNode;
  /** What is said above every page. */
  notices: ReactNode;
  children: ReactNode;
};

/** What surrounds every page: name, scope and switches above, the pages to go to on the left. */
export function Frame({ mark, scope, freshness, actions, notices, children }: Props) {
  return (
    <>
      <header className={classes.header}>
        <a className={classes.skip} href="#content">
          {words.skip}
        </a>
        <Menu />
        <ScopedLink className={classes.brand} href="/">
          <Mark />
          {words.name}
        </ScopedLink>
        <div className={classes.mark}>{mark}</div>
        <div className={classes.freshness}>{freshness}</div>
        <div className={classes.pickers}>{scope}</div>
        <div className={classes.actions}>{actions}</div>
      </header>
      <div className={classes.columns}>
        <div className={classes.side}>
          <Navigation />
        </div>
        <div className={classes.content}>
          {notices}
          {children}
        </div>
      </div>
    </>
  );
}
