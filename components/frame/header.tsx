import Link from 'next/link';
import type { ReactNode } from 'react';
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx';
import classes from './frame.module.css';
import { Mark } from './mark.tsx';

/** Name, pickers and switches, on every page. */
export function Header({ isDemo, children }: { isDemo: boolean; children: ReactNode }) {
  return (
    <header className={classes.header}>
      <a className={classes.skip} href="#content">
        Skip to content
      </a>
      <Link className={classes.brand} href="/">
        <Mark />
        Rolecall
      </Link>
      {isDemo ? (
        <span className={classes.demo} title="No AWS account is read">
          Demo<span className={classes.demoMore}>: a simulated estate</span>
        </span>
      ) : null}
      <div className={classes.pickers}>{children}</div>
      <ColourSchemeSwitch />
    </header>
  );
}
