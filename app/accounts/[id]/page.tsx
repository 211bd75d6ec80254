import type { Metadata } from 'next';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { AccountScorecard } from '#components/scorecard/account-scorecard.tsx';
import { accountsWords } from '#words/accounts.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchAccount } from '../../_data/prefetch-account.ts';
import { readAccountName } from '../../_data/prefetch-scope.ts';
import { requestContext } from '../../_data/service-call.ts';
import { titleOf } from '../../_data/titles.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return titleOf(await readAccountName(decodeURIComponent((await params).id)), accountsWords.title);
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
