'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { formatCount, formatRatio, noValue } from '#components/format/numbers.ts';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { ownerHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Standing, Standings } from '#lib/api/schemas.ts';
import type { Scope } from '#lib/queries/span.ts';
import { standingsOptions } from '#lib/queries/standings.ts';
import { standingWords as words } from '#words/standings.ts';
import { standingsShown } from './shown.ts';
import classes from './standings.module.css';

const rowHeight = 32;

type Props = {
  by: 'owner' | 'account';
  scope: Scope;
  /** A day (UTC) that they are held against: the same as elsewhere on the page, so that one answer does for all. */
  since: string;
  target: number;
  accountName: (accountId: string) => string;
};

/** Owners or accounts by their coverage, the lowest first. */
export function StandingsPanel({ by, scope, since, target, accountName }: Props) {
  const view = { by, sort: 'coverage', limit: standingsShown, since } as const;
  const query = useQuery({ ...standingsOptions(scope, view), placeholderData: keepPreviousData });
  const height = (standingsShown + 1) * rowHeight;
  return (
    <Panel title={words.titles[by]} aside={words.aside} actions={<ShowAll by={by} standings={query.data} />}>
      <QueryBody query={query} what={words.what[by]} height={height}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState title={words.noneTitle} height={height}>
              {words.none}
            </EmptyState>
          ) : (
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{words.name[by]}</th>
                  <th scope="col" colSpan={2}>
                    {words.coverage}
                  </th>
                  <th scope="col" className={classes.number}>
                    {words.without}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.map((standing) => (
                  <Row
                    key={standing.by}
                    standing={standing}
                    label={by === 'account' ? accountName(standing.by) : standing.by}
                    href={by === 'account' ? '/instances' : ownerHref(standing.by)}
                    params={by === 'account' ? { account: standing.by } : undefined}
                    target={target}
                  />
                ))}
              </tbody>
            </table>
          )
        }
      </QueryBody>
    </Panel>
  );
}

function ShowAll({ by, standings }: { by: 'owner' | 'account'; standings: Standings | undefined }) {
  if (standings === undefined || standings.total === 0) return null;
  return (
    <ScopedLink className={classes.all} href={by === 'owner' ? '/owners' : '/accounts'}>
      {words.showAll[by](standings.total)}
    </ScopedLink>
  );
}

type RowProps = {
  standing: Standing;
  label: string;
  href: string;
  params: Record<string, string> | undefined;
  target: number;
};

function Row({ standing, label, href, params, target }: RowProps) {
  const coverage = standing.now.roleCoverage;
  const { covered = 0, eligible = 0, unknown = 0, ratio = null } = coverage ?? {};
  return (
    <tr>
      <th scope="row">
        <ScopedLink href={href} params={params} title={label}>
          <bdi>{label}</bdi>
        </ScopedLink>
      </th>
      <td className={classes.bar} aria-hidden="true">
        <span className={classes.track}>
          <span className={classes.fill} style={{ width: `${(ratio ?? 0) * 100}%` }} />
          <span className={classes.target} style={{ insetInlineStart: `${target * 100}%` }} />
        </span>
      </td>
      <td className={classes.number} title={words.of(covered, eligible)}>
        {ratio === null ? noValue : formatRatio(ratio)}
      </td>
      <td className={classes.number}>
        {formatCount(eligible - covered)}
        {unknown > 0 ? <span className={classes.aside}> {words.unknown(unknown)}</span> : null}
      </td>
    </tr>
  );
}
