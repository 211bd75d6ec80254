/**
 * The instant that something recorded now speaks for. What was read before something else of the account and is
 * recorded after it, or under a clock that was set back, must not change what has been said of an earlier instant.
 *
 * @param readAt when it had been read
 * @param newest the newest instant that anything recorded of the account speaks for
 * @param own the newest one of what this takes the place of: it must end after it began
 */
export function recordInstant(readAt: Date, newest: Date | null, own: Date | null): Date {
  const ownEnd = own === null ? Number.NEGATIVE_INFINITY : own.getTime() + 1;
  return new Date(Math.max(readAt.getTime(), newest?.getTime() ?? Number.NEGATIVE_INFINITY, ownEnd));
}

/** The earlier of two instants, of which the second may not be. */
export function earlier(at: Date, since: Date | null): Date {
  return since !== null && since < at ? since : at;
}
