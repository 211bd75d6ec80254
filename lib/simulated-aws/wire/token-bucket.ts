/** The size of a bucket and how fast it fills: EC2's is 100 and 20 a second for most actions. */
type BucketSize = { readonly size: number; readonly refillPerSecond: number };

/** Buckets of calls, one a key, filled by real time. */
export class TokenBuckets {
  readonly #buckets = new Map<string, { tokens: number; filledAt: number }>();

  /** Takes one token from the bucket of `key`; false when it is empty. */
  take(key: string, { size, refillPerSecond }: BucketSize, nowMs = performance.now()): boolean {
    const bucket = this.#buckets.get(key) ?? { tokens: size, filledAt: nowMs };
    bucket.tokens = Math.min(size, bucket.tokens + ((nowMs - bucket.filledAt) / 1000) * refillPerSecond);
    bucket.filledAt = nowMs;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Fills every bucket again. */
  reset(): void {
    this.#buckets.clear();
  }
}
