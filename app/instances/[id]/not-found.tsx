'use client';
import { useMissingId } from '#components/detail/use-missing-id.ts';
import { MissingInstance } from '#components/instances/instance-page.tsx';

export default function NotFound() {
  return <MissingInstance id={useMissingId('/instances/')} />;
}
