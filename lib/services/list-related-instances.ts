import type { RelatedInstance } from '#lib/api/schemas.ts';
import type { RelatedInstanceRow } from '#lib/db/read-related-instances.ts';
import { toNullableTimestamp } from './read-filter.ts';

/** An instance in brief as answers hold it. */
export function toRelatedInstance({ createdAt, ...same }: RelatedInstanceRow): RelatedInstance {
  return { ...same, createdAt: toNullableTimestamp(createdAt) };
}
