import type { Metadata } from 'next';
import { FindingTrendsPage } from '#components/finding-trends/finding-trends-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { findingTrendWords } from '#words/finding-trends.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchFindingTrends } from '../../_data/prefetch-finding-trends.ts';

export const metadata: Metadata = { title: findingTrendWords.title };

export default function FindingTrends({ searchParams }: { searchParams: Promise<RawParams> }) {
  return (
    <PageData searchParams={searchParams} prefetch={prefetchFindingTrends}>
      <FindingTrendsPage />
    </PageData>
  );
}
