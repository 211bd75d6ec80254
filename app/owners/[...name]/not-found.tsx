'use client';
import { usePathname } from 'next/navigation';
import { lastInPath } from '#components/detail/last-in-path.ts';
import { MissingOwner } from '#components/scorecard/owner-scorecard.tsx';

export default function NotFound() {
  return <MissingOwner owner={lastInPath(usePathname(), '/owners/')} />;
}
