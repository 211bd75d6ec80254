/** A clock that stands still at a set instant, or runs. It never goes back. */
export type VirtualClock = {
  now(): Date;
  /** Sets the clock, or with null lets it run; throws a RangeError for an instant in its past. */
  set(instant: Date | null): void;
};

/** Makes a clock that stands at `startsAt`, or one that runs; it runs as `time` does, which is real time unless told otherwise. */
export function virtualClock(startsAt?: Date, time: () => Date = () => new Date()): VirtualClock {
  let standing = startsAt ?? null;
  let latest = standing?.getTime() ?? 0;
  const now = () => {
    latest = Math.max(latest, (standing ?? time()).getTime());
    return new Date(latest);
  };
  return {
    now,
    set: (instant) => {
      if (instant && !(instant.getTime() >= now().getTime()))
        throw new RangeError(
          `The clock shows ${now().toISOString()} and cannot be set back to an earlier time.`,
        );
      standing = instant;
    },
  };
}
