import type { Metadata } from 'next';
import { AccessKeysPage } from '#components/access-keys/access-keys-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { BurnDown } from '#components/trends/burn-down.tsx';
import { accessKeyWords } from '#words/access-keys.ts';
import { PageData } from '../_data/page-data.tsx';
import { prefetchAccessKeys } from '../_data/prefetch-access-keys.ts';
import { requestContext } from '../_data/service-call.ts';

export const metadata: Metadata = { title: accessKeyWords.title };

export default async function AccessKeys({ searchParams }: { searchParams: Promise<RawParams> }) {
  const { settings } = await requestContext();
  return (
    <PageData searchParams={searchParams} prefetch={prefetchAccessKeys}>
      <AccessKeysPage burnDown={<BurnDown target={settings.targets.activeAccessKeys} />} />
    </PageData>
  );
}
