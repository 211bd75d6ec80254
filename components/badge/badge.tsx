import type { ReactNode } from 'react';
import type { Tone } from '#components/theme/palette.ts';
import classes from './badge.module.css';

/** A word that stands out, in a tone that never says anything by itself. */
export function Badge({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {icon === undefined ? (
        children
      ) : (
        <span className={classes.withIcon}>
          {icon}
          <span>{children}</span>
        </span>
      )}
    </span>
  );
}
