'use client';
import { useMissingId } from '#components/detail/use-missing-id.ts';
import { MissingOwner } from '#components/scorecard/missing-owner.tsx';

export default function NotFound() {
  return <MissingOwner owner={useMissingId('/owners/')} />;
}
