'use client';
import { useDisplay } from '#components/display/display-provider.tsx';
import { useLookedAt } from './clock.tsx';
import { formatAge, formatInstant, formatRelative } from './times.ts';

type RelativeProps = { at: string; isPast?: boolean };

/** `5 min ago`, from the instant that is looked at; the exact time is in its title. What `isPast` is never ahead, however late our clock ticks. */
export function RelativeTime({ at, isPast = false }: RelativeProps) {
  const now = useLookedAt();
  const { timeZone } = useDisplay();
  return (
    <time dateTime={at} title={formatInstant(at, timeZone)}>
      {formatRelative(at, isPast && new Date(at) > now ? new Date(at) : now)}
    </time>
  );
}

/** `3 d`: how old something is at the instant that is looked at; since when is in its title. */
export function Age({ since }: { since: string }) {
  const now = useLookedAt();
  const { timeZone } = useDisplay();
  return (
    <time dateTime={since} title={formatInstant(since, timeZone)}>
      {formatAge(since, now)}
    </time>
  );
}

/** `23 Nov 2026, 21:27 GMT+1`: the exact time, in the zone that one has chosen. */
export function Instant({ at }: { at: string }) {
  const { timeZone } = useDisplay();
  return <time dateTime={at}>{formatInstant(at, timeZone)}</time>;
}
