import { z } from 'zod';
import {
  type Collection,
  type CollectionsInput,
  type CollectionsPage,
  issue,
  type Progress,
  progress,
} from '#lib/api/schemas.ts';
import { type CollectionRow, collectionSortKeys, readCollections } from '#lib/db/read-collections.ts';
import { mendingPolicy, missingPermission } from '#lib/domain/missing-permissions.ts';
import type { Context } from './context.ts';
import { resourceFilter, toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { shownText } from './read-masking.ts';
import { readPageRequest, toPage } from './read-page.ts';

const storedCounts = z.record(z.string(), z.int()).catch({});
const storedIssues = z.array(issue.omit({ permission: true })).catch([]);
const storedProgress = progress.nullable().catch(null);

/** The collections, newest first, a page at a time. */
export async function listCollections({
  ctx,
  input,
}: {
  ctx: Context;
  input: CollectionsInput;
}): Promise<CollectionsPage> {
  const page = readPageRequest(collectionSortKeys, '-startedAt', input);
  const rows = await readCollections(ctx.db, resourceFilter(ctx, input), input, page);
  return toPage(rows, page, (row) => toCollection(ctx, row));
}

/** A collection as answers hold it. */
export function toCollection(ctx: Context, row: CollectionRow): Collection {
  const {
    startedAt,
    finishedAt,
    cancelRequestedAt,
    calls,
    resources,
    issues,
    progress: stored,
    ...same
  } = row;
  const told = storedIssues.parse(issues);
  return {
    ...same,
    startedAt: toTimestamp(startedAt),
    finishedAt: toNullableTimestamp(finishedAt),
    cancelRequestedAt: toNullableTimestamp(cancelRequestedAt),
    seconds: finishedAt && (finishedAt.getTime() - startedAt.getTime()) / 1000,
    calls: storedCounts.parse(calls),
    resources: storedCounts.parse(resources),
    issues: told.map((each) => {
      const permission = missingPermission(each);
      return { ...each, message: shownText(ctx, each.message), ...(permission ? { permission } : {}) };
    }),
    mendingPolicy: mendingPolicy(told),
    progress: toProgress(stored),
  };
}

/** Stored progress, where it is any. */
export function toProgress(stored: unknown): Progress | null {
  return storedProgress.parse(stored);
}
