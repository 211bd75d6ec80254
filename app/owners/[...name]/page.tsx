import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { OwnerScorecard } from '#components/scorecard/owner-scorecard.tsx';
import { ownersWords } from '#words/owners.ts';
import { idInPath } from '../../_data/id-in-path.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchOwner } from '../../_data/prefetch-owner.ts';
import { requestContext } from '../../_data/service-call.ts';

type Props = { params: Promise<{ name: string[] }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: idInPath((await params).name) ?? ownersWords.title };
}

export default async function OwnerPage({ params, searchParams }: Props) {
  const owner = idInPath((await params).name);
  if (owner === null) notFound();
  const { settings } = await requestContext();
  return (
    <PageData searchParams={searchParams} prefetch={(client, raw) => prefetchOwner(client, raw, owner)}>
      <OwnerScorecard owner={owner} targets={settings.targets} />
    </PageData>
  );
}
