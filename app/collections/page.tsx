import type { Metadata } from 'next';
import { CollectionsPage } from '#components/collections/collections-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { frameWords } from '#words/frame.ts';
import { PageData } from '../_data/page-data.tsx';
import { prefetchCollections } from '../_data/prefetch-collections.ts';

export const metadata: Metadata = { title: frameWords.pages.collections };

export default function Collections({ searchParams }: { searchParams: Promise<RawParams> }) {
  return (
    <PageData searchParams={searchParams} prefetch={prefetchCollections}>
      <CollectionsPage />
    </PageData>
  );
}
