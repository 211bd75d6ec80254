import { IconAlertTriangle, IconCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { firstRunWords as words } from '#words/first-run.ts';
import classes from './first-run.module.css';
import type { StepState } from './first-run-model.ts';

const signs = { done: IconCheck, missing: IconAlertTriangle, unknown: IconCircleDashed };

type Props = { title: string; state: StepState; children: ReactNode };

/** One step of the first run: whether it is done, and what there is to know and to do. */
export function Step({ title, state, children }: Props) {
  const Sign = signs[state];
  return (
    <li className={classes.step} data-state={state}>
      <h3>
        <Sign size={16} aria-hidden="true" />
        {title} <span className={classes.state}>{words[state]}</span>
      </h3>
      {children}
    </li>
  );
}
