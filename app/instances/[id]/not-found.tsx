'use client';
import { usePathname } from 'next/navigation';
import { lastInPath } from '#components/detail/last-in-path.ts';
import { MissingInstance } from '#components/instances/instance-page.tsx';

export default function NotFound() {
  return <MissingInstance id={lastInPath(usePathname(), '/instances/')} />;
}
