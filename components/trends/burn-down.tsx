'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Zoom } from '#components/charts/use-brush.ts';
import { useScope } from '#components/scope/use-scope.ts';
import type { TrendOf } from '#lib/api/schemas.ts';
import { trendOptions } from '#lib/queries/trends.ts';
import { accessKeyWords as words } from '#words/access-keys.ts';
import { accessKeysModel } from './access-keys-model.ts';
import { TrendPanel } from './trend-panel.tsx';

/** Active access keys over time by age, with their target. */
export function BurnDown({ target }: { target: number }) {
  const { scope, setScope } = useScope();
  const query = useQuery({ ...trendOptions('access-keys', scope), placeholderData: keepPreviousData });
  const toModel = useCallback((trend: TrendOf<'access-keys'>) => accessKeysModel(trend, target), [target]);
  const zoom: Zoom = {
    onZoom: setScope,
    onReset: scope.from === null ? null : () => setScope({ from: null, to: null }),
  };
  const aside = scope.region === null ? words.burnDownAside : words.burnDownAllRegions;
  return <TrendPanel title={words.burnDown} aside={aside} query={query} toModel={toModel} zoom={zoom} />;
}
