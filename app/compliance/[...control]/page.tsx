import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ControlPage } from '#components/compliance/control-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { complianceWords } from '#words/compliance.ts';
import { idInPath } from '../../_data/id-in-path.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchControl } from '../../_data/prefetch-compliance.ts';
import { controlTitle, titleOf } from '../../_data/titles.ts';

type Props = { params: Promise<{ control: string[] }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idInPath((await params).control);
  return titleOf(id && controlTitle(id), complianceWords.title);
}

export default async function Control({ params, searchParams }: Props) {
  const id = idInPath((await params).control);
  if (id === null) notFound();
  return (
    <PageData searchParams={searchParams} prefetch={(client, raw) => prefetchControl(client, raw, id)}>
      <ControlPage id={id} />
    </PageData>
  );
}
