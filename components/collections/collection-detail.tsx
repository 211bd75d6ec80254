'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Button } from '#components/button/button.tsx';
import { formatSeconds } from '#components/format/durations.ts';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { Instant } from '#components/format/time.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { CopyButton, Snippet } from '#components/panel/snippet.tsx';
import type { Collection, Issue } from '#lib/api/schemas.ts';
import { scopeKey } from '#lib/domain/scopes.ts';
import { collectionOptions } from '#lib/queries/collections.ts';
import { collectionsWords } from '#words/collections.ts';
import classes from './detail.module.css';
import { OutcomeBadge } from './outcome-badge.tsx';
import { RunningProgress } from './running-progress.tsx';
import { endingOf } from './scope-state.ts';

const words = collectionsWords.detail;

type Props = {
  id: string;
  /** The ids of the one before and the one after, where they are known. */
  previous: string | null;
  next: string | null;
  onSelect: (id: string | null) => void;
};

/** One collection: what it cost, what it saw, and what it could not see with what to paste to mend that. */
export default function CollectionDetail({ id, previous, next, onSelect }: Props) {
  const query = useQuery(collectionOptions(id));
  const region = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another collection is brought into view as well
  useEffect(() => {
    region.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return (
    <section
      ref={region}
      className={classes.detail}
      aria-label={query.data ? words.title(scopeKey(query.data)) : words.what}
    >
      <div className={classes.steps}>
        <StepButton label={words.previous} id={previous} onSelect={onSelect} />
        <StepButton label={words.next} id={next} onSelect={onSelect} />
        <Button size="small" onClick={() => onSelect(null)}>
          {words.close}
        </Button>
      </div>
      <QueryBody query={query} what={words.what} height={160}>
        {(collection) => <Facts collection={collection} />}
      </QueryBody>
    </section>
  );
}

function StepButton({ label, id, onSelect }: { label: string; id: string | null } & Pick<Props, 'onSelect'>) {
  return (
    <Button size="small" disabled={id === null} onClick={() => onSelect(id)}>
      {label}
    </Button>
  );
}

function Facts({ collection }: { collection: Collection }) {
  const { startedAt, seconds, trigger, changes, calls, resources, issues, issueCount, progress } = collection;
  return (
    <>
      <dl className={classes.facts}>
        <div>
          <dt className={classes.hidden}>{collectionsWords.columns.state}</dt>
          <dd>
            <OutcomeBadge standing={endingOf(collection)} />
          </dd>
        </div>
        <Fact name={words.started}>
          <Instant at={startedAt} />
        </Fact>
        <Fact name={words.took}>
          {seconds !== null ? formatSeconds(seconds) : null}
          {seconds === null ? <RunningProgress progress={progress} name={scopeKey(collection)} /> : null}
        </Fact>
        <Fact name={words.trigger}>{words.triggers[trigger] ?? trigger}</Fact>
        <Fact name={words.changes}>{formatCount(changes)}</Fact>
      </dl>
      <div className={classes.columns}>
        <Counts title={words.calls} counts={calls} empty={words.noCalls} />
        <Counts title={words.resources} counts={resources} empty={words.noResources} names={words.kinds} />
        <div className={classes.issues}>
          <h3>{words.issues(issueCount)}</h3>
          <Issues collection={collection} issues={issues} count={issueCount} />
        </div>
      </div>
    </>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type CountsProps = {
  title: string;
  counts: Readonly<Record<string, number>>;
  empty: string;
  names?: Readonly<Record<string, string>>;
};

function Counts({ title, counts, empty, names = {} }: CountsProps) {
  const entries = Object.entries(counts).toSorted(([, one], [, other]) => other - one);
  return (
    <div>
      <h3>{title}</h3>
      {entries.length === 0 ? (
        <p className={classes.none}>{empty}</p>
      ) : (
        <dl className={classes.counts}>
          {entries.map(([name, count]) => (
            <div key={name}>
              <dt>{names[name] ?? name}</dt>
              <dd>{formatCount(count)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

type IssuesProps = { collection: Collection; issues: readonly Issue[]; count: number };

function Issues({ collection: { outcome, mendingPolicy }, issues, count }: IssuesProps) {
  if (count === 0) return <p className={classes.none}>{outcome === 'complete' ? words.noIssues : noValue}</p>;
  return (
    <>
      <ul>
        {issues.map((issue, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: issues have no id and their list never changes
          <li key={index}>
            <strong>{issue.code}</strong> {issue.message}
            <Permission issue={issue} />
          </li>
        ))}
      </ul>
      {count > issues.length ? <p className={classes.none}>{words.first(issues.length, count)}</p> : null}
      {mendingPolicy ? (
        <>
          <h3>{words.policy}</h3>
          <Snippet name={words.policyName} text={JSON.stringify(mendingPolicy, null, 2)} />
        </>
      ) : null}
    </>
  );
}

function Permission({ issue: { permission } }: { issue: Issue }) {
  if (permission === undefined) return null;
  const { action, purpose, statement } = permission;
  return (
    <div className={classes.permission}>
      {words.permission} <code>{action}</code> {purpose === null ? null : words.purpose(purpose)}
      {statement === null ? null : (
        <CopyButton label={words.copyStatement(action)} text={JSON.stringify(statement, null, 2)} />
      )}
    </div>
  );
}
