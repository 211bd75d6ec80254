import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { keyIdIn } from '#components/access-keys/key-id-in.ts';
import { KeyPage } from '#components/access-keys/key-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { accessKeyWords } from '#words/access-keys.ts';
import { idInPath } from '../../_data/id-in-path.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchAccessKey } from '../../_data/prefetch-access-keys.ts';
import { titleOf } from '../../_data/titles.ts';

type Props = { params: Promise<{ id: string[] }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idInPath((await params).id);
  return titleOf(id && keyIdIn(id), accessKeyWords.title);
}

export default async function AccessKey({ params, searchParams }: Props) {
  const id = idInPath((await params).id);
  if (id === null) notFound();
  return (
    <PageData searchParams={searchParams} prefetch={(client, raw) => prefetchAccessKey(client, raw, id)}>
      <KeyPage id={id} />
    </PageData>
  );
}
