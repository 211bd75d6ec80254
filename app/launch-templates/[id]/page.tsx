import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TemplatePage } from '#components/launch-templates/template-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { templateWords } from '#words/launch-templates.ts';
import { idInPath } from '../../_data/id-in-path.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchLaunchTemplate } from '../../_data/prefetch-launch-templates.ts';
import { titleOf } from '../../_data/titles.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idInPath((await params).id);
  return titleOf(id, templateWords.title);
}

export default async function LaunchTemplate({ params, searchParams }: Props) {
  const id = idInPath((await params).id);
  if (id === null) notFound();
  return (
    <PageData searchParams={searchParams} prefetch={(client, raw) => prefetchLaunchTemplate(client, raw, id)}>
      <TemplatePage id={id} />
    </PageData>
  );
}
