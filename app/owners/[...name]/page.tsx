import type { Metadata } from 'next';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { OwnerScorecard } from '#components/scorecard/owner-scorecard.tsx';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchOwner } from '../../_data/prefetch-owner.ts';
import { requestContext } from '../../_data/service-call.ts';

type Props = { params: Promise<{ name: string[] }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await readName(params) };
}

export default async function OwnerPage({ params, searchParams }: Props) {
  const owner = await readName(params);
  const { settings } = await requestContext();
  return (
    <PageData searchParams={searchParams} prefetch={(client, raw) => prefetchOwner(client, raw, owner)}>
      <OwnerScorecard owner={owner} targets={settings.targets} />
    </PageData>
  );
}

/** An owner's name may hold slashes. */
async function readName(params: Props['params']): Promise<string> {
  const { name } = await params;
  return name.map(decodeURIComponent).join('/');
}
