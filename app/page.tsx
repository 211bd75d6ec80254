import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { Overview } from '#components/overview/overview.tsx';
import { getQueryClient } from '#components/providers/query-client.ts';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { minimalPolicy } from '#lib/domain/minimal-policy.ts';
import { prefetchOverview } from './_data/prefetch-overview.ts';
import { requestContext } from './_data/service-call.ts';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage({ searchParams }: { searchParams: Promise<RawParams> }) {
  const { settings } = await requestContext();
  const client = getQueryClient();
  await prefetchOverview(client, await searchParams);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Overview targets={settings.targets} policy={JSON.stringify(minimalPolicy(), null, 2)} />
    </HydrationBoundary>
  );
}
