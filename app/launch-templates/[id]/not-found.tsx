'use client';
import { usePathname } from 'next/navigation';
import { lastInPath } from '#components/detail/last-in-path.ts';
import { MissingTemplate } from '#components/launch-templates/template-page.tsx';

export default function NotFound() {
  return <MissingTemplate id={lastInPath(usePathname(), '/launch-templates/')} />;
}
