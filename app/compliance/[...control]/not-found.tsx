'use client';
import { usePathname } from 'next/navigation';
import { MissingControl } from '#components/compliance/control-page.tsx';
import { lastInPath } from '#components/detail/last-in-path.ts';

export default function NotFound() {
  return <MissingControl id={lastInPath(usePathname(), '/compliance/')} />;
}
