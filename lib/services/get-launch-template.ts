import { z } from 'zod';
import type { LaunchTemplateDetail } from '#lib/api/schemas.ts';
import { readFindingsOf } from '#lib/db/read-findings.ts';
import {
  findLaunchTemplate,
  readLaunchTemplate,
  readTemplateVersionNumbers,
  readTemplateVersions,
  type TemplateVersionRow,
} from '#lib/db/read-launch-templates.ts';
import { readTemplateInstances } from '#lib/db/read-related-instances.ts';
import { longestHistory } from '#lib/db/read-versions.ts';
import { historyOf } from '#lib/domain/history.ts';
import { templateChanges } from '#lib/domain/template-history.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { notFound } from './errors.ts';
import { toFinding } from './list-findings.ts';
import { toLaunchTemplate } from './list-launch-templates.ts';
import { toRelatedInstance } from './list-related-instances.ts';
import { coverageInstant, readInstant, resourceFilter, toNullableTimestamp } from './read-filter.ts';
import { toHistory } from './read-history.ts';

const storedTags = z.record(z.string(), z.string()).catch({});

/**
 * One launch template as last seen, or as it was at an instant: its versions that matter, the instances that came from
 * it, its findings and its history.
 *
 * @throws ServiceError if no snapshot shows it
 */
export async function getLaunchTemplate({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string; at?: Date | undefined };
}): Promise<LaunchTemplateDetail> {
  await endPassedMutes(ctx);
  const { db } = ctx;
  const instant = coverageInstant(ctx, readInstant(ctx, input.at));
  const found = await findLaunchTemplate(db, resourceFilter(ctx, {}), instant, input.id);
  if (found === null) throw notFound('launch template', input.id);
  const goneAt = instant.isLatest ? found.goneAt : null;
  const versionsAt = goneAt === null ? instant : { at: new Date(goneAt.getTime() - 1), isLatest: false };
  const [row, instances, versions, numbers] = await Promise.all([
    readLaunchTemplate(db, found, instant, versionsAt),
    readTemplateInstances(db, instant, found),
    readTemplateVersions(db, instant, found),
    readTemplateVersionNumbers(db, instant, found),
  ]);
  if (row === null) throw notFound('launch template', input.id);
  const parts = numbers.map((number) => `${found.templateId}:${number}`);
  const findings = await readFindingsOf(db, 'launch-template', found.accountId, parts, instant);
  return {
    ...toLaunchTemplate(row),
    goneAt: toNullableTimestamp(goneAt),
    tags: storedTags.parse(row.tags),
    instances: instances.map(toRelatedInstance),
    history: historyOfVersions(ctx, versions),
    findings: findings.map((finding) => toFinding(ctx, finding)),
  };
}

function historyOfVersions(
  ctx: Context,
  versions: readonly TemplateVersionRow[],
): LaunchTemplateDetail['history'] {
  const isWhole = versions.length <= longestHistory;
  const byNumber = Map.groupBy(versions, ({ versionNumber }) => versionNumber);
  return [...byNumber]
    .flatMap(([versionNumber, own]) =>
      toHistory(ctx, historyOf(own.map(toCompared), templateChanges, isWhole)).map((entry) => ({
        ...entry,
        versionNumber,
      })),
    )
    .sort((a, b) => b.at.localeCompare(a.at) || b.versionNumber - a.versionNumber);
}

function toCompared({ tags, ...same }: TemplateVersionRow) {
  return { ...same, tags: storedTags.parse(tags) };
}
