import type { Rules, RulesInput } from '#lib/api/schemas.ts';
import { readFindingFacets } from '#lib/db/read-finding-facets.ts';
import { ruleReferences } from '#lib/domain/rules/reference.ts';
import type { Context } from './context.ts';
import { readInstant, resourceFilter, toTimestamp } from './read-filter.ts';

/** Every rule as it is set, with how many of its findings stand. */
export async function listRules({ ctx, input }: { ctx: Context; input: RulesInput }): Promise<Rules> {
  const instant = readInstant(ctx, input.at);
  const { facets } = await readFindingFacets(ctx.db, resourceFilter(ctx, input), instant, {}, ['rule']);
  const counts = new Map(facets.flatMap(({ values }) => values.map(({ value, count }) => [value, count])));
  return {
    asOf: toTimestamp(instant.at),
    data: ruleReferences(ctx.settings.thresholds).map((rule) => ({
      ...rule,
      findings: counts.get(rule.id) ?? 0,
    })),
  };
}
