import type { Metadata } from 'next';
import { MutesPage } from '#components/mutes/mutes-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { muteWords } from '#words/mutes.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchMutes } from '../../_data/prefetch-mutes.ts';

export const metadata: Metadata = { title: muteWords.title };

export default function Mutes({ searchParams }: { searchParams: Promise<RawParams> }) {
  return (
    <PageData searchParams={searchParams} prefetch={prefetchMutes}>
      <MutesPage />
    </PageData>
  );
}
