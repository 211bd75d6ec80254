import type { Compliance, ComplianceInput } from '#lib/api/schemas.ts';
import { readCompliance } from '#lib/db/read-compliance.ts';
import { frameworks } from '#lib/domain/compliance-controls.ts';
import { bitsOf, countVerdicts } from '#lib/domain/compliance-standing.ts';
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
  const asked = [...new Set(version.controls.flatMap(({ ruleIds }) => ruleIds))];
  const query = { filter: resourceFilter(ctx, input), instant: coverageInstant(ctx, instant) };
  const standings = await readCompliance(ctx.db, query, asked, null);
  return {
    asOf: toTimestamp(instant.at),
    frameworks: frameworks.map(({ id, name, versions }) => ({ id, name, versions: versions.map(nameOf) })),
    framework: nameOf(framework),
    version: nameOf(version),
    controls: version.controls.map(({ control, isOwnReading, ruleIds }) => {
      const rules = ruleIds.map((id) => ({ id, title: ruleOf(id).title }));
      return { control, isOwnReading, rules, ...countVerdicts(standings, bitsOf(ruleIds, asked)) };
    }),
  };
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
