import { z } from 'zod';
import type { LaunchTemplate, LaunchTemplatesInput, LaunchTemplatesPage } from '#lib/api/schemas.ts';
import {
  countLaunchTemplates,
  type LaunchTemplateRow,
  launchTemplateSortKeys,
  readLaunchTemplates,
} from '#lib/db/read-launch-templates.ts';
import type { Context } from './context.ts';
import { coverageInstant, readInstant, resourceFilter, toNullableTimestamp } from './read-filter.ts';
import { readPageRequest, toCountedPage } from './read-page.ts';

const text = z.string().nullable();

const storedVersions = z.array(
  z.object({
    versionNumber: z.int(),
    isDefault: z.boolean(),
    isLatest: z.boolean(),
    createdAt: z.string().nullable(),
    profile: text,
    imageId: text,
    instanceType: text,
    httpTokens: text,
    httpEndpoint: text,
  }),
);

/** The launch templates as last seen, or as they were at an instant: what produces most instances without a role first. */
export async function listLaunchTemplates({
  ctx,
  input,
}: {
  ctx: Context;
  input: LaunchTemplatesInput;
}): Promise<LaunchTemplatesPage> {
  const page = readPageRequest(launchTemplateSortKeys, '-uncovered', input);
  const instant = coverageInstant(ctx, readInstant(ctx, input.at));
  const filter = resourceFilter(ctx, input);
  const [rows, total] = await Promise.all([
    readLaunchTemplates(ctx.db, filter, instant, input, page),
    page.total ?? countLaunchTemplates(ctx.db, filter, instant, input),
  ]);
  return toCountedPage(rows, page, total, toLaunchTemplate);
}

/** A launch template as answers hold it. */
export function toLaunchTemplate({
  tags: _,
  versions,
  createdAt,
  ...same
}: LaunchTemplateRow): LaunchTemplate {
  return {
    ...same,
    createdAt: toNullableTimestamp(createdAt),
    versions: storedVersions.parse(versions).map((version) => ({
      ...version,
      createdAt: version.createdAt && new Date(version.createdAt).toISOString(),
    })),
  };
}
