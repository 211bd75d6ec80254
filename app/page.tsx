import type { Metadata } from 'next';
import { Overview } from '#components/overview/overview.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { minimalPolicy } from '#lib/domain/minimal-policy.ts';
import { frameWords } from '#words/frame.ts';
import { PageData } from './_data/page-data.tsx';
import { prefetchOverview } from './_data/prefetch-overview.ts';
import { requestContext } from './_data/service-call.ts';

export const metadata: Metadata = {
  title: { absolute: `${frameWords.pages.overview} · ${frameWords.name}` },
};

export default async function OverviewPage({ searchParams }: { searchParams: Promise<RawParams> }) {
  const { settings } = await requestContext();
  return (
    <PageData searchParams={searchParams} prefetch={prefetchOverview}>
      <Overview targets={settings.targets} policy={JSON.stringify(minimalPolicy(), null, 2)} />
    </PageData>
  );
}
