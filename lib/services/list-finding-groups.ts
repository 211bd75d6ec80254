import type { FindingGroups, FindingGroupsInput } from '#lib/api/schemas.ts';
import { type FindingGroupRow, readFindingGroups } from '#lib/db/read-finding-groups.ts';
import { readAccountNames, readTemplateNames } from '#lib/db/read-names.ts';
import { rootCauseRemediation } from '#lib/domain/rules/root-cause-remediation.ts';
import { severityOf } from '#lib/domain/severity.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { readInstant, resourceFilter, toTimestamp } from './read-filter.ts';
import { shownText } from './read-masking.ts';

/** The findings that a search finds by what they have in common, those with the most risk together first. */
export async function listFindingGroups({
  ctx,
  input,
}: {
  ctx: Context;
  input: FindingGroupsInput;
}): Promise<FindingGroups> {
  await endPassedMutes(ctx);
  const { by, ...wanted } = input;
  const rows = await readFindingGroups(
    ctx.db,
    resourceFilter(ctx, input),
    readInstant(ctx, input.at),
    wanted,
    by,
  );
  const values = rows.flatMap(({ value }) => value ?? []);
  const names = await (by === 'account'
    ? readAccountNames(ctx.db, values)
    : readTemplateNames(ctx.db, values));
  return {
    groups: rows[0]?.groups ?? 0,
    data: rows.map((row) => ({
      value: row.value === null ? null : shownText(ctx, row.value),
      label: row.value === null ? null : (names.get(row.value) ?? null),
      ...{ count: row.count, risk: row.risk, worst: severityOf(row.worstRisk) },
      ...{ oldestAt: toTimestamp(row.oldestAt), rules: row.rules, firstIds: row.firstIds },
      remediation: by === 'cause' ? remediationOf(row) : null,
    })),
  };
}

function remediationOf({ value, regions, rules }: FindingGroupRow) {
  const [region = ''] = regions;
  return value === null ? null : rootCauseRemediation({ value, region, rules });
}
