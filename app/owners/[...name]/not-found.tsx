'use client';
import { usePathname } from 'next/navigation';
import { lastInPath } from '#components/detail/last-in-path.ts';
import { useAskedAnew } from '#components/detail/use-asked-anew.ts';
import { MissingOwner } from '#components/scorecard/missing-owner.tsx';

export default function NotFound() {
  useAskedAnew();
  return <MissingOwner owner={lastInPath(usePathname(), '/owners/')} />;
}
