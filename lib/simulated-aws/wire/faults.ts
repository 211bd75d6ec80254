import { z } from 'zod';
import type { Call } from './call.ts';
import { regionOf } from './call-log.ts';

const malformation = z.enum([
  'no-instance-id',
  'no-launch-time',
  'no-type',
  'no-tags',
  'garbage',
  'bad-date',
  'illegal-characters',
]);

const which = {
  account: z.string().optional(),
  /** `global` for IAM and STS. */
  region: z.string().optional(),
  action: z.string().optional(),
  /** So many matching calls pass first: with 2, the third page fails. */
  skip: z.int().min(0).default(0),
  /** Then so many are hit; all that follow unless given. */
  times: z.int().min(1).optional(),
};

const rule = z.discriminatedUnion('kind', [
  z.strictObject({ ...which, kind: z.literal('access-denied') }),
  z.strictObject({ ...which, kind: z.literal('throttle') }),
  z.strictObject({
    ...which,
    kind: z.literal('error'),
    code: z.string(),
    message: z.string().default('Simulated.'),
    status: z.int().default(400),
  }),
  z.strictObject({ ...which, kind: z.literal('hang') }),
  z.strictObject({ ...which, kind: z.literal('close-mid-answer') }),
  z.strictObject({ ...which, kind: z.literal('html'), status: z.int().default(200) }),
  z.strictObject({
    ...which,
    kind: z.literal('malformed'),
    what: malformation,
    /** Which resource of the page is spoilt. */
    position: z.int().min(0).default(0),
  }),
]);

/** What goes wrong, and how slowly: the document of `PUT /_simulated/faults`. */
export const faultsSchema = z.strictObject({
  latencyMs: z.number().min(0).default(0),
  bucket: z
    .strictObject({
      size: z.number().positive(),
      refillPerSecond: z.number().min(0),
      actions: z.array(z.string()).optional(),
    })
    .nullable()
    .default(null),
  clockSkewSeconds: z.number().default(0),
  reportCallsUntilReady: z.int().min(0).default(0),
  reportExtraColumns: z.array(z.string()).default([]),
  rules: z.array(rule).default([]),
});

/** Faults as a caller writes them; what is left out is well. */
export type FaultOptions = z.input<typeof faultsSchema>;
export type Faults = z.output<typeof faultsSchema>;
export type FaultRule = Faults['rules'][number];
export type Malformation = z.output<typeof malformation>;

/** The faults in force, with the memory of how often each rule has matched. */
export class FaultBoard {
  faults: Faults = faultsSchema.parse({});
  #matches = new Map<FaultRule, number>();

  /** Replaces all faults; throws a ZodError for what is none. */
  set(options: FaultOptions): void {
    this.faults = faultsSchema.parse(options);
    this.#matches = new Map();
  }

  /** The rules that hit this call, in their order. */
  hits(call: Call): FaultRule[] {
    return this.faults.rules.filter((one) => this.#hits(one, call));
  }

  #hits(one: FaultRule, call: Call): boolean {
    if (one.account !== undefined && one.account !== call.account.id) return false;
    if (one.region !== undefined && one.region !== regionOf(call)) return false;
    if (one.action !== undefined && one.action !== call.action) return false;
    const before = this.#matches.get(one) ?? 0;
    this.#matches.set(one, before + 1);
    return before >= one.skip && before < one.skip + (one.times ?? Number.POSITIVE_INFINITY);
  }
}
