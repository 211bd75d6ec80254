'use client';
import { useQuery } from '@tanstack/react-query';
import type { Zoom } from '#components/charts/use-brush.ts';
import { useNow } from '#components/format/clock.tsx';
import { TrendPanel } from '#components/trends/trend-panel.tsx';
import { controlTrendOptions } from '#lib/queries/compliance.ts';
import type { Scope } from '#lib/queries/span.ts';
import { complianceWords } from '#words/compliance.ts';
import { verdictModel } from './verdict-model.ts';

const words = complianceWords.control;

type Props = { id: string; scope: Scope; zoom: Zoom };

/** How many resources failed a control, were not assessed and passed it over time. */
export function VerdictPanel({ id, scope, zoom }: Props) {
  const query = useQuery(controlTrendOptions(id, scope, useNow()));
  return (
    <TrendPanel
      title={words.verdicts}
      aside={words.verdictsAside}
      query={query}
      toModel={verdictModel}
      zoom={zoom}
    />
  );
}
