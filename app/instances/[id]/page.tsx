import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { InstancePage } from '#components/instances/instance-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { idInPath } from '../../_data/id-in-path.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchInstance } from '../../_data/prefetch-instances.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: idInPath((await params).id) ?? '' };
}

export default async function Instance({ params, searchParams }: Props) {
  const id = idInPath((await params).id);
  if (id === null) notFound();
  return (
    <PageData searchParams={searchParams} prefetch={(client, raw) => prefetchInstance(client, raw, id)}>
      <InstancePage id={id} />
    </PageData>
  );
}
