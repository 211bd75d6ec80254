'use client';
import { useMissingId } from '#components/detail/use-missing-id.ts';
import { MissingAccount } from '#components/scorecard/missing-account.tsx';

export default function NotFound() {
  return <MissingAccount accountId={useMissingId('/accounts/')} />;
}
