'use client';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { countOf } from '#components/format/numbers.ts';
import { Panel } from '#components/panel/panel.tsx';
import type { Issue, ScopeState } from '#lib/api/schemas.ts';
import classes from './first-run.module.css';

type Props = { scopes: readonly ScopeState[]; policy: string };

/** Nothing was ever collected: what is missing, and how to mend it. */
export default function FirstRun({ scopes, policy }: Props) {
  const running = scopes.filter((scope) => scope.running !== null).length;
  const isUnderWay = running > 0 || (scopes.length > 0 && scopes.every(({ last }) => last === null));
  const issues = distinctIssues(scopes);
  if (isUnderWay && issues.length === 0) {
    return (
      <Panel title="The first roll call is under way">
        <p className={classes.lead}>
          {running > 0
            ? `${countOf(running, 'collection')} running. `
            : 'The first collections are waiting for the worker. '}
          Figures appear here by themselves as scopes are done; below is how far each is.
        </p>
      </Panel>
    );
  }
  return (
    <Panel title={scopes.length === 0 ? 'No AWS account is known yet' : 'No AWS account could be read yet'}>
      <p className={classes.lead}>{leadOf(scopes, issues)}</p>
      <IssueList issues={issues} />
      <ol className={classes.steps}>
        <li>
          <h3>Give Rolecall credentials</h3>
          <p>
            It uses what the AWS command line uses: a profile (<code>AWS_PROFILE</code>), environment
            variables, SSO, or the role of the machine. Then start it again.
          </p>
          <Snippet name="commands" text={'aws sso login --profile audit\nAWS_PROFILE=audit npm start'} />
        </li>
        <li>
          <h3>Allow it to read, and no more</h3>
          <p>Attach this policy to the user or role that those credentials belong to.</p>
          <Snippet name="policy" text={policy} />
        </li>
        <li>
          <h3>Ask what is still missing</h3>
          <p>Doctor tries every call, and names each permission, region or setting that is missing.</p>
          <Snippet name="command" text="npm run rolecall -- doctor" />
        </li>
      </ol>
      <p className={classes.lead}>
        No account at hand? <code>npm run demo</code> shows a simulated estate with 90 days of history.
      </p>
    </Panel>
  );
}

function leadOf(scopes: readonly ScopeState[], issues: readonly Issue[]): string {
  if (issues.some(({ code }) => code === 'credentials'))
    return 'AWS credentials are missing or were refused:';
  if (issues.some(({ code }) => code === 'access-denied'))
    return 'The credentials work, but may not read what is needed:';
  if (issues.length > 0) return 'The first collections failed:';
  return scopes.length === 0
    ? 'The worker has found no AWS credentials, so there is nothing to collect yet.'
    : 'No collection has ended with a result yet.';
}

function IssueList({ issues }: { issues: readonly Issue[] }) {
  if (issues.length === 0) return null;
  return (
    <ul className={classes.issues}>
      {issues.slice(0, 5).map(({ message, action }) => (
        <li key={message}>
          {message} {action ? <code>{action}</code> : null}
        </li>
      ))}
    </ul>
  );
}

function distinctIssues(scopes: readonly ScopeState[]): Issue[] {
  const issues = scopes.flatMap(({ last }) => last?.issues ?? []);
  return [...new Map(issues.map((issue) => [issue.message, issue])).values()];
}

function Snippet({ name, text }: { name: string; text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className={classes.snippet}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
      <Button size="compact-xs" onClick={() => void copy()} aria-label={`Copy the ${name}`}>
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
