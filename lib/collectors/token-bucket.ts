/** Milliseconds that only go forward, and waiting by them. */
export type Pacer = {
  nowMs: () => number;
  /** Ends early, by throwing the signal's reason, when it is aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

export type TokenBucketSettings = { capacity: number; refillPerSecond: number };

/** Lets calls through at AWS's own pace: a full bucket at once, then as fast as it refills. */
export type TokenBucket = {
  /** Waits for a token and takes it. Those who wait are served in their order. */
  take: (signal: AbortSignal) => Promise<void>;
  /** AWS throttled a call: nobody gets a token for this long, and then the bucket starts empty. */
  pause: (ms: number) => void;
};

/** A full bucket. */
export function createTokenBucket(
  { capacity, refillPerSecond }: TokenBucketSettings,
  pacer: Pacer,
): TokenBucket {
  let tokens = capacity;
  let countedAtMs = pacer.nowMs();
  let turn: Promise<void> = Promise.resolve();

  const refill = (): void => {
    const nowMs = pacer.nowMs();
    if (nowMs <= countedAtMs) return;
    tokens = Math.min(capacity, tokens + ((nowMs - countedAtMs) / 1_000) * refillPerSecond);
    countedAtMs = nowMs;
  };
  const waitMs = (): number => {
    refill();
    const pausedMs = Math.max(0, countedAtMs - pacer.nowMs());
    return tokens >= 1 ? pausedMs : pausedMs + Math.ceil(((1 - tokens) / refillPerSecond) * 1_000);
  };
  const takeOne = async (signal: AbortSignal): Promise<void> => {
    for (let ms = waitMs(); ms > 0; ms = waitMs()) await pacer.sleep(ms, signal);
    signal.throwIfAborted();
    tokens -= 1;
  };
  return {
    take: (signal) => {
      const mine = turn.then(() => takeOne(signal));
      turn = mine.catch(() => {});
      return mine;
    },
    pause: (ms) => {
      refill();
      tokens = 0;
      countedAtMs = Math.max(countedAtMs, pacer.nowMs() + ms);
    },
  };
}
