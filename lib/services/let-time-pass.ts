import type { TimePassed, TimePassRequest } from '#lib/api/schemas.ts';
import { isDemo, letPass } from '#lib/clock/demo-time.ts';
import { now } from '#lib/clock/now.ts';
import { isCollecting } from '#lib/db/collection-log.ts';
import { readWaiting } from '#lib/db/read-queue.ts';
import { dayMs } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { conflict, ServiceError } from './errors.ts';
import { toTimestamp } from './read-filter.ts';
import { requestCollection } from './request-collection.ts';

/**
 * Lets days pass in a demo: its estate lives on, what was to end ends, and everything is collected as it is then. Not
 * while something is being collected: what a collection sees has to be of one time.
 *
 * @throws ServiceError outside of a demo, and while something is being collected
 */
export async function letTimePass({
  ctx,
  input,
}: {
  ctx: Context;
  input: TimePassRequest;
}): Promise<TimePassed> {
  if (!isDemo()) {
    throw new ServiceError('not-found', 'This is no demo: its time is the real one and cannot be let pass.');
  }
  if (await isUnderWay(ctx))
    throw conflict('Something is being collected. Time can be let pass as soon as that has ended.');
  letPass(input.days * dayMs);
  const later = now();
  await requestCollection({ ctx: { ...ctx, now: later }, input: {} });
  return { now: toTimestamp(later) };
}

/** Whether something is being collected, or is about to be. What waits for its next try may wait for long. */
async function isUnderWay({ db }: Context): Promise<boolean> {
  if (await isCollecting(db)) return true;
  return (await readWaiting(db)).some(({ retryAt }) => retryAt === null);
}
