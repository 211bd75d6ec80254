import type { Metadata } from 'next';
import { FindingsPage } from '#components/findings/findings-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { findingWords } from '#words/findings.ts';
import { PageData } from '../_data/page-data.tsx';
import { prefetchFindings } from '../_data/prefetch-findings.ts';

export const metadata: Metadata = { title: findingWords.title };

export default function Findings({ searchParams }: { searchParams: Promise<RawParams> }) {
  return (
    <PageData searchParams={searchParams} prefetch={prefetchFindings}>
      <FindingsPage />
    </PageData>
  );
}
