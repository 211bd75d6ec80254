'use client';
import { useMissingId } from '#components/detail/use-missing-id.ts';
import { MissingFinding } from '#components/findings/finding-page.tsx';

export default function NotFound() {
  return <MissingFinding id={useMissingId('/findings/')} />;
}
