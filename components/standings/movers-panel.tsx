'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { formatCount, formatRatio, noValue } from '#components/format/numbers.ts';
import { formatDay } from '#components/format/times.ts';
import { Panel } from '#components/panel/panel.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { ownerHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Standing, Standings } from '#lib/api/schemas.ts';
import type { Scope } from '#lib/queries/span.ts';
import { standingsOptions } from '#lib/queries/standings.ts';
import { standingWords as words } from '#words/standings.ts';
import { moversShown } from './shown.ts';
import classes from './standings.module.css';

type Against = 'yesterday' | 'start';

type Props = {
  scope: Scope;
  since: string;
  against: Against;
  onChange: (against: Against) => void;
};

/** The owners that moved most since a day, for better or worse. */
export function MoversPanel({ scope, since, against, onChange }: Props) {
  return (
    <Panel
      title={words.movers}
      aside={words.moversAside}
      actions={
        <label className={classes.against}>
          {words.against}
          <select
            value={against}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.value === 'start' ? 'start' : 'yesterday')
            }
          >
            <option value="yesterday">{words.againsts.yesterday}</option>
            <option value="start">{words.againsts.start}</option>
          </select>
        </label>
      }
    >
      <Movers title={words.coverageMovers} sort="coverage-change" scope={scope} since={since} />
      <Movers title={words.keyMovers} sort="keys-change" scope={scope} since={since} />
    </Panel>
  );
}

type Sort = 'coverage-change' | 'keys-change';

function Movers({ title, sort, scope, since }: { title: string; sort: Sort; scope: Scope; since: string }) {
  const view = { by: 'owner', sort, limit: moversShown, since } as const;
  const query = useQuery({ ...standingsOptions(scope, view), placeholderData: keepPreviousData });
  return (
    <div className={classes.movers}>
      <QueryBody query={query} what={words.moversWhat} height={32 * (moversShown + 1)}>
        {(standings) => (
          <>
            <h3>
              {title} <span className={classes.aside}>{daysOf(standings)}</span>
            </h3>
            {standings.beforeDay === null || standings.data.length === 0 ? (
              <p className={classes.aside}>
                {standings.beforeDay === null ? words.nothingBefore : words.noMovers}
              </p>
            ) : (
              <ul>
                {standings.data.map((standing) => (
                  <Mover key={standing.by} standing={standing} sort={sort} />
                ))}
              </ul>
            )}
          </>
        )}
      </QueryBody>
    </div>
  );
}

function daysOf({ day, beforeDay }: Standings): string {
  return day === null || beforeDay === null ? '' : words.days(formatDay(beforeDay), formatDay(day));
}

function Mover({ standing, sort }: { standing: Standing; sort: Sort }) {
  const { by, now, before } = standing;
  const moved = countIn(now, sort) - countIn(before, sort);
  const [was, is] = [figureIn(before, sort), figureIn(now, sort)];
  return (
    <li>
      <ScopedLink href={ownerHref(by)} title={by}>
        <bdi>{by}</bdi>
      </ScopedLink>
      <span data-tone={moved < 0 ? 'good' : 'bad'} className={classes.moved}>
        <span aria-hidden="true">{moved < 0 ? '▼ ' : '▲ '}</span>
        {moved < 0 ? words.fewer(-moved) : words.more(moved)}
      </span>
      <span className={classes.aside}>
        <span aria-hidden="true">{words.fromTo(was, is)}</span>
        <span className={classes.spoken}>{words.fromToSpoken(was, is)}</span>
      </span>
    </li>
  );
}

function countIn({ roleCoverage, activeAccessKeys }: Standing['now'], sort: Sort): number {
  if (sort === 'keys-change') return activeAccessKeys ?? 0;
  return roleCoverage === null ? 0 : roleCoverage.eligible - roleCoverage.covered;
}

function figureIn({ roleCoverage, activeAccessKeys }: Standing['now'], sort: Sort): string {
  if (sort === 'keys-change') return activeAccessKeys === null ? noValue : formatCount(activeAccessKeys);
  const ratio = roleCoverage?.ratio ?? null;
  return ratio === null ? noValue : formatRatio(ratio);
}
