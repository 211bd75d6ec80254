import type { Call } from './call.ts';

/** How often one action was called in one place, and what came of it. */
export type CallCount = {
  readonly account: string;
  readonly region: string;
  readonly action: string;
  calls: number;
  throttled: number;
  failed: number;
};

/** Counts calls by account, region and action; IAM and STS calls count under the region `global`. */
export class CallLog {
  readonly #counts = new Map<string, CallCount>();

  record(call: Call, outcome: 'answered' | 'throttled' | 'failed'): void {
    const region = regionOf(call);
    const key = `${call.account.id} ${region} ${call.action}`;
    const count = this.#counts.get(key) ?? {
      account: call.account.id,
      region,
      action: call.action,
      calls: 0,
      throttled: 0,
      failed: 0,
    };
    count.calls++;
    if (outcome === 'throttled') count.throttled++;
    if (outcome === 'failed') count.failed++;
    this.#counts.set(key, count);
  }

  list(): CallCount[] {
    return [...this.#counts.values()].map((count) => ({ ...count }));
  }

  reset(): void {
    this.#counts.clear();
  }
}

/** The region under which faults, buckets and counts know a call. */
export function regionOf(call: Call): string {
  return call.service === 'ec2' ? call.region : 'global';
}
