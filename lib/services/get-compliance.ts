import type { Compliance, ComplianceInput } from '#lib/api/schemas.ts';
import { readComplianceCounts } from '#lib/db/read-compliance.ts';
import { type Control, frameworks } from '#lib/domain/compliance-controls.ts';
import { ruleOf } from '#lib/domain/rules/index.ts';
import type { Context } from './context.ts';
import { badRequest } from './errors.ts';
import { coverageInstant, readInstant, resourceFilter, toTimestamp } from './read-filter.ts';

/**
 * How the estate stands against each control of a version of a framework: counted by joining inventory and findings,
 * stored nowhere.
 *
 * @throws ServiceError for a framework or version that no rule refers to
 */
export async function getCompliance({
  ctx,
  input,
}: {
  ctx: Context;
  input: ComplianceInput;
}): Promise<Compliance> {
  const { framework, version } = readVersion(input);
  const instant = readInstant(ctx, input.at);
  // Controls of the same rules stand the same: many do.
  const sets = [...new Map(version.controls.map(({ ruleIds }) => [keyOf(ruleIds), ruleIds])).entries()];
  const rows = await readComplianceCounts(
    ctx.db,
    { filter: resourceFilter(ctx, input), instant: coverageInstant(ctx, instant) },
    sets.map(([, ruleIds]) => ruleIds),
    null,
  );
  return {
    asOf: toTimestamp(instant.at),
    frameworks: frameworks.map(({ id, name, versions }) => ({ id, name, versions: versions.map(nameOf) })),
    framework: nameOf(framework),
    version: nameOf(version),
    controls: version.controls.map(({ control, isOwnReading, ruleIds }) => {
      const set = sets.findIndex(([key]) => key === keyOf(ruleIds));
      const { fail = 0, notAssessed = 0, pass = 0 } = rows.find((row) => row.set === set) ?? {};
      const rules = ruleIds.map((id) => ({ id, title: ruleOf(id).title }));
      return { control, isOwnReading, rules, fail, notAssessed, pass };
    }),
  };
}

function keyOf(ruleIds: Control['ruleIds']): string {
  return ruleIds.join();
}

/** What of a framework or version stands in answers. */
export function nameOf({ id, name }: { id: string; name: string }) {
  return { id, name };
}

function readVersion({ framework: frameworkId, version: versionId }: ComplianceInput) {
  const framework =
    frameworkId === undefined ? frameworks[0] : frameworks.find(({ id }) => id === frameworkId);
  if (!framework) throw unknown('framework', frameworks);
  const { versions } = framework;
  const version = versionId === undefined ? versions[0] : versions.find(({ id }) => id === versionId);
  if (!version) throw unknown('version', versions);
  return { framework, version };
}

function unknown(parameter: string, known: readonly { id: string }[]) {
  return badRequest([{ parameter, message: `allowed: ${known.map(({ id }) => id).join(', ')}` }]);
}
