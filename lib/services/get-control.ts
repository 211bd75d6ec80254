import type { ControlDetail, ControlInput } from '#lib/api/schemas.ts';
import { type ComplianceGroup, type ComplianceRow, readCompliance } from '#lib/db/read-compliance.ts';
import { type Control, frameworks } from '#lib/domain/compliance-controls.ts';
import { bitsOf, countVerdicts } from '#lib/domain/compliance-standing.ts';
import { ruleOf } from '#lib/domain/rules/index.ts';
import type { Context } from './context.ts';
import { nameOf } from './get-compliance.ts';
import { readControl } from './read-control.ts';
import { coverageInstant, readInstant, resourceFilter, toTimestamp } from './read-filter.ts';

const mostGroups = 100;

/**
 * How the estate stands against one control: in all, rule by rule, by account and by owner.
 *
 * @param input `id`: `FRAMEWORK/VERSION/CONTROL`
 * @throws ServiceError if no rule refers to such a control
 */
export async function getControl({
  ctx,
  input,
}: {
  ctx: Context;
  input: ControlInput & { id: string };
}): Promise<ControlDetail> {
  const { framework, version, control } = readControl(input.id);
  const { ruleIds } = control;
  const instant = readInstant(ctx, input.at);
  const query = { filter: resourceFilter(ctx, input), instant: coverageInstant(ctx, instant) };
  const read = (by: ComplianceGroup) => readCompliance(ctx.db, query, ruleIds, by);
  const [standings, accounts, owners] = await Promise.all([read(null), read('account_id'), read('owner')]);
  const all = bitsOf(ruleIds, ruleIds);
  return {
    asOf: toTimestamp(instant.at),
    framework: nameOf(framework),
    version: nameOf(version),
    control: control.control,
    isOwnReading: control.isOwnReading,
    ...countVerdicts(standings, all),
    rules: ruleIds.map((id) => {
      const { title, rationale } = ruleOf(id);
      return { id, title, rationale, ...countVerdicts(standings, bitsOf([id], ruleIds)) };
    }),
    accounts: toGroups(accounts, all),
    owners: toGroups(owners, all),
    elsewhere: sameRules(control),
  };
}

function toGroups(rows: readonly ComplianceRow[], rules: number): ControlDetail['accounts'] {
  return [...Map.groupBy(rows, ({ group }) => group ?? '')]
    .map(([by, ofGroup]) => ({ by, ...countVerdicts(ofGroup, rules) }))
    .toSorted((a, b) => b.fail - a.fail || b.notAssessed - a.notAssessed || a.by.localeCompare(b.by))
    .slice(0, mostGroups);
}

/** The controls, of the newest version of each framework, that the very same rules speak of. */
function sameRules(control: Control): ControlDetail['elsewhere'] {
  return frameworks.flatMap((framework) =>
    framework.versions.slice(0, 1).flatMap((version) =>
      version.controls
        .filter((other) => other !== control && other.ruleIds.join() === control.ruleIds.join())
        .map((other) => ({
          framework: nameOf(framework),
          version: nameOf(version),
          control: other.control,
        })),
    ),
  );
}
