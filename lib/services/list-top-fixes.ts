import type { TopFixes, TopFixesInput } from '#lib/api/schemas.ts';
import { type FixRow, readFindingsRisk, readTopFixes } from '#lib/db/read-finding-groups.ts';
import { readTemplateNames } from '#lib/db/read-names.ts';
import { findingFields } from '#lib/domain/finding-fields.ts';
import type { FixKind } from '#lib/domain/fixes.ts';
import { type Comparison, type FilterValue, joined } from '#lib/domain/property-filter/filter.ts';
import { printFilter } from '#lib/domain/property-filter/print.ts';
import { severityOf } from '#lib/domain/severity.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { readInstant, resourceFilter, toTimestamp } from './read-filter.ts';
import { shownText } from './read-masking.ts';

const most = 10;

/** The ten fixes that take the most risk away of the findings that a search finds; each finding counts for one fix. */
export async function listTopFixes({
  ctx,
  input,
}: {
  ctx: Context;
  input: TopFixesInput;
}): Promise<TopFixes> {
  await endPassedMutes(ctx);
  const filter = resourceFilter(ctx, input);
  const instant = readInstant(ctx, input.at);
  const [rows, risk] = await Promise.all([
    readTopFixes(ctx.db, filter, instant, input, most),
    readFindingsRisk(ctx.db, filter, instant, input),
  ]);
  const names = await readTemplateNames(
    ctx.db,
    rows.filter(({ kind }) => kind === 'cause').map(({ value }) => value),
  );
  return {
    risk,
    data: rows.map(({ worstRisk, oldestAt, ...row }) => ({
      ...row,
      value: shownText(ctx, row.value),
      label: names.get(row.value) ?? null,
      worst: severityOf(worstRisk),
      oldestAt: toTimestamp(oldestAt),
      filter: shownText(ctx, filterOf(row)),
    })),
  };
}

const none: FilterValue = { kind: 'none' };
const text = (value: string): FilterValue => ({ kind: 'text', text: value });

/** What finds the findings of a fix, and no others. */
const namedBy: Record<
  FixKind,
  (fix: Pick<FixRow, 'value' | 'region'>) => [field: string, value: FilterValue][]
> = {
  cause: ({ value, region }) => [
    ['cause', text(value)],
    ['region', text(region)],
  ],
  key: ({ value }) => [
    ['key', text(value)],
    ['cause', none],
  ],
  role: ({ value }) => [
    ['resource', text(value)],
    ['kind', text('role')],
  ],
  resource: ({ value, region }) => [
    ['resource', text(value)],
    ['region', text(region)],
    ['cause', none],
    ['key', none],
  ],
};

function filterOf(fix: Pick<FixRow, 'kind' | 'value' | 'accountId' | 'region'>): string {
  // A key's id names it anywhere, but that of a root user does not: `root/1`.
  const isNamed = fix.kind === 'key' && !fix.value.includes('/');
  const account = isNamed ? [] : [['account', text(fix.accountId)] as const];
  const fields = [...namedBy[fix.kind](fix), ...account];
  const comparisons = fields.map(
    ([field, value]): Comparison => ({
      kind: 'comparison',
      field,
      key: null,
      operator: '=',
      values: [value],
    }),
  );
  return printFilter(joined('and', comparisons), findingFields);
}
