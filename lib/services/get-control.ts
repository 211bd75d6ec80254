import type { ControlDetail, ControlInput } from '#lib/api/schemas.ts';
import {
  type ComplianceCountRow,
  type ComplianceGroup,
  readComplianceCounts,
} from '#lib/db/read-compliance.ts';
import { type Control, frameworks } from '#lib/domain/compliance-controls.ts';
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
  const whole = (by: ComplianceGroup) => readComplianceCounts(ctx.db, query, [ruleIds], by);
  const [rows, accounts, owners] = await Promise.all([
    readComplianceCounts(ctx.db, query, [ruleIds, ...ruleIds.map((id) => [id])], null),
    whole('account_id'),
    whole('owner'),
  ]);
  const countsOf = (set: number) => toCounts(rows.find((row) => row.set === set));
  return {
    asOf: toTimestamp(instant.at),
    framework: nameOf(framework),
    version: nameOf(version),
    control: control.control,
    isOwnReading: control.isOwnReading,
    ...countsOf(0),
    rules: ruleIds.map((id, index) => {
      const { title, rationale } = ruleOf(id);
      return { id, title, rationale, ...countsOf(index + 1) };
    }),
    accounts: toGroups(accounts),
    owners: toGroups(owners),
    elsewhere: sameRules(control),
  };
}

function toCounts(row: ComplianceCountRow | undefined) {
  return { fail: row?.fail ?? 0, notAssessed: row?.notAssessed ?? 0, pass: row?.pass ?? 0 };
}

function toGroups(rows: readonly ComplianceCountRow[]): ControlDetail['accounts'] {
  return rows
    .map((row) => ({ by: row.group ?? '', ...toCounts(row) }))
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
