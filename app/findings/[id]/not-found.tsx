'use client';
import { usePathname } from 'next/navigation';
import { lastInPath } from '#components/detail/last-in-path.ts';
import { MissingFinding } from '#components/findings/finding-page.tsx';

export default function NotFound() {
  return <MissingFinding id={lastInPath(usePathname(), '/findings/')} />;
}
