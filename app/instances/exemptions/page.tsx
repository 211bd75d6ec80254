import type { Metadata } from 'next';
import { ExemptionsPage } from '#components/exemptions/exemptions-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { exemptionWords } from '#words/exemptions.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchExemptions } from '../../_data/prefetch-exemptions.ts';

export const metadata: Metadata = { title: exemptionWords.title };

export default function Exemptions({ searchParams }: { searchParams: Promise<RawParams> }) {
  return (
    <PageData searchParams={searchParams} prefetch={prefetchExemptions}>
      <ExemptionsPage />
    </PageData>
  );
}
