import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FindingPage } from '#components/findings/finding-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { findingWords } from '#words/findings.ts';
import { idInPath } from '../../_data/id-in-path.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchFinding, readFindingTitle } from '../../_data/prefetch-findings.ts';
import { titleOf } from '../../_data/titles.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const id = idInPath((await params).id);
  return titleOf(id && (await readFindingTitle(await searchParams, id)), findingWords.title);
}

export default async function Finding({ params, searchParams }: Props) {
  const id = idInPath((await params).id);
  if (id === null) notFound();
  return (
    <PageData searchParams={searchParams} prefetch={(client, raw) => prefetchFinding(client, raw, id)}>
      <FindingPage id={id} />
    </PageData>
  );
}
