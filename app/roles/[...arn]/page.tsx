import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RolePage } from '#components/roles/role-page.tsx';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { roleWords } from '#words/roles.ts';
import { idInPath } from '../../_data/id-in-path.ts';
import { PageData } from '../../_data/page-data.tsx';
import { prefetchRole } from '../../_data/prefetch-roles.ts';
import { titleOf } from '../../_data/titles.ts';

type Props = { params: Promise<{ arn: string[] }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idInPath((await params).arn);
  return titleOf(id && nameInArn(id), roleWords.title);
}

export default async function Role({ params, searchParams }: Props) {
  const id = idInPath((await params).arn);
  if (id === null) notFound();
  return (
    <PageData searchParams={searchParams} prefetch={(client, raw) => prefetchRole(client, raw, id)}>
      <RolePage arn={id} />
    </PageData>
  );
}
