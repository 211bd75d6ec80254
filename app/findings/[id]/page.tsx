import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FindingPage } from '#components/findings/finding-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { findingWords } from '#words/findings.ts';
import { idInPath } from '../../_data/id-in-path.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchFinding } from '../../_data/prefetch-findings.ts';

export const metadata: Metadata = { title: findingWords.title };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<RawParams> };

export default async function Finding({ params, searchParams }: Props) {
  const id = idInPath((await params).id);
  if (id === null) notFound();
  return (
    <PageData searchParams={searchParams} prefetch={(client, raw) => prefetchFinding(client, raw, id)}>
      <FindingPage id={id} />
    </PageData>
  );
}
