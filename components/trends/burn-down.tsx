'use client';
import type { Zoom } from '#components/charts/use-brush.ts';
import { useScope } from '#components/scope/use-scope.ts';
import type { TrendView } from '#lib/queries/trends.ts';
import { accessKeyWords as words } from '#words/access-keys.ts';
import { accessKeysModel } from './access-keys-model.ts';
import { MetricPanel } from './metric-panel.tsx';

const whole: TrendView = { interval: null, by: null };

/** Active access keys over time by age, with their target. */
export function BurnDown({ target }: { target: number }) {
  const { scope, accountName, setScope } = useScope();
  const zoom: Zoom = {
    onZoom: setScope,
    onReset: scope.from === null ? null : () => setScope({ from: null, to: null }),
  };
  return (
    <MetricPanel
      metric="access-keys"
      target={target}
      toModel={accessKeysModel}
      title={words.burnDown}
      aside={scope.region === null ? words.burnDownAside : words.burnDownAllRegions}
      scope={scope}
      view={whole}
      before={null}
      marks={[]}
      zoom={zoom}
      accountName={accountName}
    />
  );
}
