'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '#components/button/button.tsx';
import type { ScopeState } from '#lib/api/schemas.ts';
import { runNowOptions } from '#lib/queries/collections.ts';
import { firstRunWords } from '#words/first-run.ts';
import classes from './first-run.module.css';
import { firstCourse } from './first-run-model.ts';
import { Step } from './step.tsx';

const words = firstRunWords.collection;
const shownIssues = 5;

/** The last step: the first collection of everything that was found, and how far it is. */
export function FirstCollection({ scopes }: { scopes: readonly ScopeState[] }) {
  const runNow = useMutation(runNowOptions(useQueryClient()));
  const { isUnderWay, done, all, failed, issues } = firstCourse(scopes);
  return (
    <Step title={words.title} state={failed > 0 && !isUnderWay ? 'missing' : 'unknown'}>
      <p>{all === 0 ? words.waiting : words.ready(all)}</p>
      <p role="status">{isUnderWay ? words.underWay(done, all) : null}</p>
      {isUnderWay ? <progress aria-label={words.progress} value={done} max={all} /> : null}
      {runNow.isError ? <p role="alert">{words.notStarted(runNow.error.message)}</p> : null}
      {failed > 0 ? (
        <>
          <p>{words.failed(failed)}</p>
          <ul className={classes.issues}>
            {issues.slice(0, shownIssues).map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </>
      ) : null}
      {isUnderWay ? null : (
        <Button
          variant="filled"
          disabled={all === 0}
          isBusy={runNow.isPending}
          onClick={() => runNow.mutate({})}
        >
          {words.start}
        </Button>
      )}
    </Step>
  );
}
