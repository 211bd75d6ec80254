'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNow } from '#components/format/clock.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { describeSpan } from '#components/scope/describe-span.ts';
import type { Kpis, Metric, Trend } from '#lib/api/schemas.ts';
import { kpisOptions } from '#lib/queries/kpis.ts';
import type { Scope } from '#lib/queries/span.ts';
import { trendOptions } from '#lib/queries/trends.ts';
import { kpiWords as words } from '#words/kpis.ts';
import { KpiTile } from './kpi-tile.tsx';
import { type KpiTileModel, missingChange } from './kpi-tile-model.ts';
import { accessKeysTile, exposedCredentialsTile, mttrTile, roleCoverageTile } from './kpi-tile-models.ts';
import classes from './kpis.module.css';
import { sinceWhen } from './since-when.ts';
import type { Targets } from './targets.ts';

const tilesHeight = 168;

type Props = { scope: Scope; targets: Targets };

/** The four KPIs. */
export function KpiTiles(props: Props) {
  const { scope } = props;
  const since = sinceWhen(scope, useNow());
  const current = useQuery({ ...kpisOptions(scope), placeholderData: keepPreviousData });
  const before = useQuery({ ...kpisOptions(scope, 'before'), placeholderData: keepPreviousData });
  const sparks = useSparks(scope);
  const { data: trendBefore } = useQuery({
    ...trendOptions('role-coverage', scope, undefined, 'before'),
    placeholderData: keepPreviousData,
  });
  const coverageBefore = trendBefore?.series[0]?.points.at(-1)?.ratio ?? null;
  return (
    <QueryBody query={current} what={words.what} height={tilesHeight}>
      {(kpis) => (
        <div className={classes.tiles}>
          {toTiles(kpis, before.data ?? null, { sparks, coverageBefore, since }, props).map((model) => (
            <KpiTile
              key={model.key}
              kpis={kpis}
              model={before.data ? model : { ...model, change: missingChange(before.isError) }}
            />
          ))}
        </div>
      )}
    </QueryBody>
  );
}

type Sparks = Record<Metric, readonly (number | null)[]>;

function useSparks(scope: Scope): Sparks {
  const keep = { placeholderData: keepPreviousData };
  const { data: coverage } = useQuery({ ...trendOptions('role-coverage', scope), ...keep });
  const { data: mttr } = useQuery({ ...trendOptions('mttr', scope), ...keep });
  const { data: keys } = useQuery({ ...trendOptions('access-keys', scope), ...keep });
  const { data: exposed } = useQuery({ ...trendOptions('exposed-credentials', scope), ...keep });
  return {
    'role-coverage': coverage?.series[0]?.points.map(({ ratio }) => ratio) ?? [],
    mttr: mttr?.series[0]?.points.map(({ meanHours }) => meanHours) ?? [],
    'access-keys': keys?.series[0]?.points.map(({ active }) => active) ?? [],
    'exposed-credentials': exposed?.series[0]?.points.map(({ open }) => open) ?? [],
  } satisfies Record<Trend['metric'], readonly (number | null)[]>;
}

type Courses = {
  sparks: Sparks;
  /** As that day's last collection saw it: at the very instant, some time after it, everything may be unknown. */
  coverageBefore: number | null;
  since: string;
};

function toTiles(
  kpis: Kpis,
  before: Kpis | null,
  { sparks, coverageBefore, since }: Courses,
  { scope, targets }: Props,
): KpiTileModel[] {
  const looked = { span: describeSpan(scope), since, isOneRegion: scope.region !== null };
  const ratioBefore = before?.roleCoverage.ratio ?? coverageBefore;
  return [
    roleCoverageTile(
      kpis.roleCoverage,
      { ratio: ratioBefore },
      { ...looked, target: targets.roleCoverage, spark: sparks['role-coverage'] },
    ),
    mttrTile(kpis.mttr, before?.mttr ?? null, { ...looked, target: targets.mttrHours, spark: sparks.mttr }),
    accessKeysTile(kpis.accessKeys, before?.accessKeys ?? null, {
      ...looked,
      target: targets.activeAccessKeys,
      spark: sparks['access-keys'],
    }),
    exposedCredentialsTile(kpis.exposedCredentials, before?.exposedCredentials ?? null, {
      ...looked,
      target: targets.exposedCredentials,
      spark: sparks['exposed-credentials'],
    }),
  ];
}
