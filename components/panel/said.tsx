'use client';
import type { ComponentProps } from 'react';
import { Button } from '#components/button/button.tsx';
import { panelWords as words } from '#words/panel.ts';
import classes from './said.module.css';

type Props = Omit<ComponentProps<'div'>, 'role'> & { isAlert?: boolean; onDismiss: () => void };

/** What came of an act, until it is put away. */
export function Said({ isAlert = false, onDismiss, className = '', children, ...box }: Props) {
  return (
    <div
      {...box}
      className={`${classes.said} ${className}`}
      role={isAlert ? 'alert' : 'status'}
      data-alert={isAlert}
    >
      {children}
      <Button size="small" onClick={onDismiss}>
        {words.dismiss}
      </Button>
    </div>
  );
}
