'use client';
import { useMissingId } from '#components/detail/use-missing-id.ts';
import { MissingTemplate } from '#components/launch-templates/template-page.tsx';

export default function NotFound() {
  return <MissingTemplate id={useMissingId('/launch-templates/')} />;
}
