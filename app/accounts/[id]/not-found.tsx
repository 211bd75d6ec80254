'use client';
import { usePathname } from 'next/navigation';
import { lastInPath } from '#components/detail/last-in-path.ts';
import { MissingAccount } from '#components/scorecard/missing-account.tsx';

export default function NotFound() {
  return <MissingAccount accountId={lastInPath(usePathname(), '/accounts/')} />;
}
