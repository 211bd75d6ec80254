'use client';
import { usePathname } from 'next/navigation';
import { lastInPath } from '#components/detail/last-in-path.ts';
import { MissingRole } from '#components/roles/role-page.tsx';

export default function NotFound() {
  return <MissingRole arn={lastInPath(usePathname(), '/roles/')} />;
}
