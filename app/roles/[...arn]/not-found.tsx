'use client';
import { useMissingId } from '#components/detail/use-missing-id.ts';
import { MissingRole } from '#components/roles/role-page.tsx';

export default function NotFound() {
  return <MissingRole arn={useMissingId('/roles/')} />;
}
