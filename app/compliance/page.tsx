import type { Metadata } from 'next';
import { CompliancePage } from '#components/compliance/compliance-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { complianceWords } from '#words/compliance.ts';
import { PageData } from '../_data/page-data.tsx';
import { complianceSpec, prefetchCompliance } from '../_data/prefetch-compliance.ts';

export const metadata: Metadata = { title: complianceWords.title };

export default function Compliance({ searchParams }: { searchParams: Promise<RawParams> }) {
  return (
    <PageData searchParams={searchParams} prefetch={prefetchCompliance}>
      <CompliancePage spec={complianceSpec} />
    </PageData>
  );
}
