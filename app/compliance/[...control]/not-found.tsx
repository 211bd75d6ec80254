'use client';
import { MissingControl } from '#components/compliance/control-page.tsx';
import { useMissingId } from '#components/detail/use-missing-id.ts';

export default function NotFound() {
  return <MissingControl id={useMissingId('/compliance/')} />;
}
