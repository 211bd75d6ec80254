'use client';
import { useNow } from './clock.tsx';
import { formatAge, formatInstant, formatRelative } from './times.ts';

type RelativeProps = { at: string; isPast?: boolean };

/** `5 min ago`; the exact time is in its title. What `isPast` is never ahead, however late our clock ticks. */
export function RelativeTime({ at, isPast = false }: RelativeProps) {
  const now = useNow();
  return (
    <time dateTime={at} title={formatInstant(at)}>
      {formatRelative(at, isPast && new Date(at) > now ? new Date(at) : now)}
    </time>
  );
}

/** `3 d`: how old something is; since when is in its title. */
export function Age({ since }: { since: string }) {
  const now = useNow();
  return (
    <time dateTime={since} title={`since ${formatInstant(since)}`}>
      {formatAge(since, now)}
    </time>
  );
}
