'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Targets } from '#components/kpis/targets.ts';
import { accessKeysModel } from '#components/trends/access-keys-model.ts';
import { exposedCredentialsModel } from '#components/trends/exposed-credentials-model.ts';
import { mttrModel } from '#components/trends/mttr-model.ts';
import { roleCoverageModel } from '#components/trends/role-coverage-model.ts';
import { TrendPanel } from '#components/trends/trend-panel.tsx';
import type { TrendOf } from '#lib/api/schemas.ts';
import type { Scope } from '#lib/queries/span.ts';
import { trendOptions } from '#lib/queries/trends.ts';
import classes from './overview.module.css';

type Props = { scope: Scope; targets: Targets };

/** The four metrics over time. */
export function TrendPanels(props: Props) {
  return (
    <div className={classes.charts}>
      <RoleCoverage {...props} />
      <TimeToRemediate {...props} />
      <AccessKeys {...props} />
      <ExposedCredentials {...props} />
    </div>
  );
}

function RoleCoverage({ scope, targets }: Props) {
  const query = useQuery({ ...trendOptions('role-coverage', scope), placeholderData: keepPreviousData });
  const target = targets.roleCoverage;
  const toModel = useCallback(
    (trend: TrendOf<'role-coverage'>) => roleCoverageModel(trend, target),
    [target],
  );
  return (
    <TrendPanel title="Role coverage" aside="running instances with a role" query={query} toModel={toModel} />
  );
}

function TimeToRemediate({ scope, targets }: Props) {
  const query = useQuery({ ...trendOptions('mttr', scope), placeholderData: keepPreviousData });
  const target = targets.mttrHours;
  const toModel = useCallback((trend: TrendOf<'mttr'>) => mttrModel(trend, target), [target]);
  return (
    <TrendPanel
      title="Mean time to remediate"
      aside="by the day a role was attached"
      query={query}
      toModel={toModel}
    />
  );
}

function AccessKeys({ scope, targets }: Props) {
  const query = useQuery({ ...trendOptions('access-keys', scope), placeholderData: keepPreviousData });
  const target = targets.activeAccessKeys;
  const toModel = useCallback((trend: TrendOf<'access-keys'>) => accessKeysModel(trend, target), [target]);
  const aside = scope.region === null ? 'by age' : 'by age; of all regions, since keys belong to accounts';
  return <TrendPanel title="Active access keys" aside={aside} query={query} toModel={toModel} />;
}

function ExposedCredentials({ scope, targets }: Props) {
  const query = useQuery({
    ...trendOptions('exposed-credentials', scope),
    placeholderData: keepPreviousData,
  });
  const target = targets.exposedCredentials;
  const toModel = useCallback(
    (trend: TrendOf<'exposed-credentials'>) => exposedCredentialsModel(trend, target),
    [target],
  );
  return (
    <TrendPanel
      title="Exposed credentials"
      aside="in user data and launch templates"
      query={query}
      toModel={toModel}
    />
  );
}
