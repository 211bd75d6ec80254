'use client';
import { useQuery } from '@tanstack/react-query';
import type { Zoom } from '#components/charts/use-brush.ts';
import { useNow } from '#components/format/clock.tsx';
import { TrendPanel } from '#components/trends/trend-panel.tsx';
import { findingTrendOptions } from '#lib/queries/finding-trends.ts';
import type { Scope } from '#lib/queries/span.ts';
import { findingTrendWords } from '#words/finding-trends.ts';
import { flowModel } from './flow-model.ts';

const words = findingTrendWords.flow;

/** What was opened, came back and was resolved, beside what stands. */
export function FlowPanel({ scope, zoom }: { scope: Scope; zoom: Zoom }) {
  const query = useQuery(findingTrendOptions(scope, useNow(), {}));
  return <TrendPanel title={words.title} aside={words.aside} query={query} toModel={flowModel} zoom={zoom} />;
}
