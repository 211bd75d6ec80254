import type { Metadata } from 'next';
import { TemplatesPage } from '#components/launch-templates/templates-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { templateWords } from '#words/launch-templates.ts';
import { PageData } from '../_data/page-data.tsx';
import { prefetchLaunchTemplates } from '../_data/prefetch-launch-templates.ts';

export const metadata: Metadata = { title: templateWords.title };

export default function LaunchTemplates({ searchParams }: { searchParams: Promise<RawParams> }) {
  return (
    <PageData searchParams={searchParams} prefetch={prefetchLaunchTemplates}>
      <TemplatesPage />
    </PageData>
  );
}
