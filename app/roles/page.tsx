import type { Metadata } from 'next';
import { RolesPage } from '#components/roles/roles-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { roleWords } from '#words/roles.ts';
import { PageData } from '../_data/page-data.tsx';
import { prefetchRoles } from '../_data/prefetch-roles.ts';

export const metadata: Metadata = { title: roleWords.title };

export default function Roles({ searchParams }: { searchParams: Promise<RawParams> }) {
  return (
    <PageData searchParams={searchParams} prefetch={prefetchRoles}>
      <RolesPage />
    </PageData>
  );
}
