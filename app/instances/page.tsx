import type { Metadata } from 'next';
import { InstancesPage } from '#components/instances/instances-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { instanceWords } from '#words/instances.ts';
import { PageData } from '../_data/page-data.tsx';
import { prefetchInstances } from '../_data/prefetch-instances.ts';

export const metadata: Metadata = { title: instanceWords.title };

export default function Instances({ searchParams }: { searchParams: Promise<RawParams> }) {
  return (
    <PageData searchParams={searchParams} prefetch={prefetchInstances}>
      <InstancesPage />
    </PageData>
  );
}
