'use client';
import { useQuery } from '@tanstack/react-query';
import { Button } from '#components/button/button.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { Notice } from '#components/panel/panel-states.tsx';
import type { ScopeState } from '#lib/api/schemas.ts';
import { setupOptions } from '#lib/queries/setup.ts';
import { firstRunWords as words } from '#words/first-run.ts';
import { AwsSteps } from './aws-steps.tsx';
import { FirstCollection } from './first-collection.tsx';
import classes from './first-run.module.css';

type Props = { scopes: readonly ScopeState[]; policy: string };

/** Nothing was ever collected: what is there, what is missing and what to do, step by step. */
export default function FirstRun({ scopes, policy }: Props) {
  const { data: setup, isFetching, error, refetch } = useQuery(setupOptions());
  return (
    <Panel
      title={words.title}
      aside={<span role="status">{isFetching ? words.checking : null}</span>}
      actions={
        <Button onClick={() => void refetch()} isBusy={isFetching}>
          {words.again}
        </Button>
      }
    >
      <p className={classes.lead}>{words.lead}</p>
      {error === null ? null : (
        <Notice>
          {words.failed} {error.message}
        </Notice>
      )}
      <ol className={classes.steps} aria-busy={isFetching}>
        <AwsSteps setup={setup} policy={policy} />
        <FirstCollection scopes={scopes} />
      </ol>
      <p className={classes.lead}>
        {words.demo} <code>{words.demoCommand}</code> {words.demoMore}
      </p>
    </Panel>
  );
}
