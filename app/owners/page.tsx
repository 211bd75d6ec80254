import type { Metadata } from 'next';
import { OwnersPage } from '#components/owners/owners-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { frameWords } from '#words/frame.ts';
import { PageData } from '../_data/page-data.tsx';
import { prefetchOwners } from '../_data/prefetch-owners.ts';

export const metadata: Metadata = { title: frameWords.pages.owners };

export default function Owners({ searchParams }: { searchParams: Promise<RawParams> }) {
  return (
    <PageData searchParams={searchParams} prefetch={prefetchOwners}>
      <OwnersPage />
    </PageData>
  );
}
