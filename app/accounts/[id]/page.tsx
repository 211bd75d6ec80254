import type { Metadata } from 'next';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { AccountScorecard } from '#components/scorecard/account-scorecard.tsx';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchAccount } from '../../_data/prefetch-account.ts';
import { requestContext } from '../../_data/service-call.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).id) };
}

export default async function AccountPage({ params, searchParams }: Props) {
  const accountId = decodeURIComponent((await params).id);
  const { settings } = await requestContext();
  return (
    <PageData searchParams={searchParams} prefetch={(client, raw) => prefetchAccount(client, raw, accountId)}>
      <AccountScorecard accountId={accountId} targets={settings.targets} />
    </PageData>
  );
}
