import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { AccountScorecard } from '#components/scorecard/account-scorecard.tsx';
import { accountsWords } from '#words/accounts.ts';
import { idInPath } from '../../_data/id-in-path.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchAccount } from '../../_data/prefetch-account.ts';
import { readAccountName } from '../../_data/prefetch-scope.ts';
import { requestContext } from '../../_data/service-call.ts';
import { titleOf } from '../../_data/titles.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const accountId = idInPath((await params).id);
  return accountId === null ? {} : titleOf(await readAccountName(accountId), accountsWords.title);
}

export default async function AccountPage({ params, searchParams }: Props) {
  const accountId = idInPath((await params).id);
  if (accountId === null) notFound();
  const { settings } = await requestContext();
  return (
    <PageData searchParams={searchParams} prefetch={(client, raw) => prefetchAccount(client, raw, accountId)}>
      <AccountScorecard accountId={accountId} targets={settings.targets} />
    </PageData>
  );
}
