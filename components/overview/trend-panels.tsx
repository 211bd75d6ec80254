'use client';
import type { Mark } from '#components/charts/marks.ts';
import type { Zoom } from '#components/charts/use-brush.ts';
import type { Targets } from '#components/kpis/targets.ts';
import { accessKeysModel } from '#components/trends/access-keys-model.ts';
import { exposedCredentialsModel } from '#components/trends/exposed-credentials-model.ts';
import { MetricPanel } from '#components/trends/metric-panel.tsx';
import { mttrModel } from '#components/trends/mttr-model.ts';
import { roleCoverageModel } from '#components/trends/role-coverage-model.ts';
import type { Scope } from '#lib/queries/span.ts';
import type { TrendView } from '#lib/queries/trends.ts';
import classes from './overview.module.css';

type Props = {
  scope: Scope;
  view: TrendView;
  before: string | null;
  targets: Targets;
  marks: readonly Mark[];
  zoom: Zoom;
  accountName: (accountId: string) => string;
};

/** The four metrics over time. */
export function TrendPanels({ targets, ...shared }: Props) {
  // A split trend is no placeholder for a whole one.
  const key = shared.view.by ?? 'whole';
  return (
    <div className={classes.charts} key={key}>
      <MetricPanel
        metric="role-coverage"
        target={targets.roleCoverage}
        toModel={roleCoverageModel}
        {...shared}
      />
      <MetricPanel metric="mttr" target={targets.mttrHours} toModel={mttrModel} {...shared} />
      <MetricPanel
        metric="access-keys"
        target={targets.activeAccessKeys}
        toModel={accessKeysModel}
        {...shared}
      />
      <MetricPanel
        metric="exposed-credentials"
        target={targets.exposedCredentials}
        toModel={exposedCredentialsModel}
        {...shared}
      />
    </div>
  );
}
