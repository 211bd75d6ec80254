'use client';
import { MissingKey } from '#components/access-keys/key-page.tsx';
import { useMissingId } from '#components/detail/use-missing-id.ts';

export default function NotFound() {
  return <MissingKey id={useMissingId('/access-keys/')} />;
}
