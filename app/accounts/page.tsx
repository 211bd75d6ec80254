import type { Metadata } from 'next';
import { AccountsPage } from '#components/accounts/accounts-page.tsx';
import { collectionParams } from '#components/collections/collection-params.ts';
import { ScopesSection } from '#components/collections/scopes-section.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { frameWords } from '#words/frame.ts';
import { PageData } from '../_data/page-data.tsx';
import { prefetchAccounts } from '../_data/prefetch-accounts.ts';

export const metadata: Metadata = { title: frameWords.pages.accounts };

export default function Accounts({ searchParams }: { searchParams: Promise<RawParams> }) {
  return (
    <PageData searchParams={searchParams} prefetch={prefetchAccounts}>
      <AccountsPage params={collectionParams}>
        <ScopesSection />
      </AccountsPage>
    </PageData>
  );
}
