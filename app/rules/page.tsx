import type { Metadata } from 'next';
import { RulesPage } from '#components/rules/rules-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { ruleWords } from '#words/rules.ts';
import { PageData } from '../_data/page-data.tsx';
import { prefetchRules } from '../_data/prefetch-rules.ts';

export const metadata: Metadata = { title: ruleWords.title };

export default function Rules({ searchParams }: { searchParams: Promise<RawParams> }) {
  return (
    <PageData searchParams={searchParams} prefetch={prefetchRules}>
      <RulesPage />
    </PageData>
  );
}
