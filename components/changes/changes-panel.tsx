'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { ownerHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { changesSummaryOptions } from '#lib/queries/changes.ts';
import type { Scope } from '#lib/queries/span.ts';
import { changeWords as words } from '#words/changes.ts';
import { type ChangePart, toParts } from './change-sentences.ts';
import classes from './changes.module.css';

const height = 300;

type Props = {
  scope: Scope;
  /** The day (UTC) at whose beginning the earlier state is taken. */
  since: string;
  /** The last day that it may be, and others to choose by a click. */
  days: { last: string; yesterday: string; weekAgo: string; start: string };
  onChange: (since: string) => void;
};

/** What has changed since a day, told in plain sentences, an owner a line. */
export function ChangesPanel({ scope, since, days, onChange }: Props) {
  const query = useQuery({
    ...changesSummaryOptions(scope, since),
    placeholderData: keepPreviousData,
  });
  const choices = [
    { label: words.yesterday, day: days.yesterday },
    { label: words.weekAgo, day: days.weekAgo },
    { label: words.start, day: days.start },
  ];
  return (
    <Panel
      title={words.title}
      aside={
        <label className={classes.since}>
          {words.since}
          <input
            type="date"
            aria-label={words.sinceDay}
            required
            max={days.last}
            value={since}
            onChange={({ currentTarget }) => {
              if (currentTarget.value !== '' && currentTarget.validity.valid) onChange(currentTarget.value);
            }}
          />
        </label>
      }
      actions={
        <span className={classes.choices}>
          {choices.map(({ label, day }) => (
            <button key={label} type="button" aria-pressed={day === since} onClick={() => onChange(day)}>
              {label}
            </button>
          ))}
        </span>
      }
    >
      <QueryBody query={query} what={words.what} height={height}>
        {({ totals, owners, omittedOwners }) =>
          totals.length === 0 ? (
            <EmptyState title={words.noneTitle} height={height}>
              {words.none}
            </EmptyState>
          ) : (
            <>
              <ul className={classes.sentences}>
                <li className={classes.all}>
                  <strong>{words.all}:</strong> <Sentence parts={toParts(totals)} />
                </li>
                {owners.map(({ owner, changes }) => (
                  <li key={owner}>
                    <ScopedLink href={ownerHref(owner)}>
                      <bdi>{owner}</bdi>
                    </ScopedLink>
                    : <Sentence parts={toParts(changes)} />
                  </li>
                ))}
              </ul>
              {omittedOwners > 0 ? <p className={classes.omitted}>{words.omitted(omittedOwners)}</p> : null}
            </>
          )
        }
      </QueryBody>
    </Panel>
  );
}

function Sentence({ parts }: { parts: readonly ChangePart[] }) {
  return parts.map(({ event, text, examples, more }, index) => (
    <Fragment key={event}>
      {index === 0 ? '' : ', '}
      {text}
      {examples.length === 0 ? null : (
        <>
          {' ('}
          {examples.map(({ id, href }, place) => (
            <Fragment key={id}>
              {place === 0 ? '' : ', '}
              {href === null ? <bdi>{id}</bdi> : <ScopedLink href={href}>{id}</ScopedLink>}
            </Fragment>
          ))}
          {more > 0 ? words.more(more) : ''}
          {')'}
        </>
      )}
      {index === parts.length - 1 ? '.' : ''}
    </Fragment>
  ));
}
