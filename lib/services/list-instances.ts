import type { Instance, InstancesInput, InstancesPage } from '#lib/api/schemas.ts';
import { type InstanceRow, instanceSorts, readInstances } from '#lib/db/read-instances.ts';
import type { Context } from './context.ts';
import {
  coverageInstant,
  readInstant,
  resourceFilter,
  toNullableTimestamp,
  toTimestamp,
} from './read-filter.ts';
import { readPageRequest, toPage } from './read-page.ts';

/** The instances as last seen, or as they were at an instant, a page at a time. */
export async function listInstances({
  ctx,
  input,
}: {
  ctx: Context;
  input: InstancesInput;
}): Promise<InstancesPage> {
  const instant = coverageInstant(ctx, readInstant(ctx, input.at));
  const page = readPageRequest(instanceSorts(instant), 'instanceId', input);
  return toPage(
    await readInstances(ctx.db, resourceFilter(ctx, input), instant, input, page),
    page,
    toInstance,
  );
}

/** An instance as answers hold it. */
export function toInstance(row: InstanceRow): Instance {
  const { validFrom, launchTime, createdAt, associatedAt, ...same } = row;
  return {
    ...same,
    launchTime: toNullableTimestamp(launchTime),
    createdAt: toNullableTimestamp(createdAt),
    associatedAt: toNullableTimestamp(associatedAt),
    since: toTimestamp(validFrom),
  };
}
