'use client';
import { usePathname } from 'next/navigation';
import { MissingKey } from '#components/access-keys/key-page.tsx';
import { lastInPath } from '#components/detail/last-in-path.ts';

export default function NotFound() {
  return <MissingKey id={lastInPath(usePathname(), '/access-keys/')} />;
}
