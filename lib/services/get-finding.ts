import { z } from 'zod';
import type { FindingDetail } from '#lib/api/schemas.ts';
import { readFinding, readFindingEvents } from '#lib/db/read-findings.ts';
import { remediationOf, ruleOf } from '#lib/domain/rules/index.ts';
import { severityFactors, severityPoints } from '#lib/domain/severity.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { toFinding } from './list-findings.ts';
import { readInstant, resourceFilter, toTimestamp } from './read-filter.ts';
import { shownJson } from './read-masking.ts';

const storedEvidence = z.record(z.string(), z.json()).catch({});
const storedParts = z
  .array(z.object({ factor: z.enum(severityFactors), points: z.int(), detail: z.string().nullable() }))
  .catch([]);

/**
 * One finding as it stands, or stood at an instant, with its evidence and what happened to it.
 *
 * @throws ServiceError if there is none with this fingerprint, or was none yet
 */
export async function getFinding({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string; at?: Date | undefined };
}): Promise<FindingDetail> {
  const instant = readInstant(ctx, input.at);
  const row = await readFinding(ctx.db, resourceFilter(ctx, {}), input.id, instant);
  if (row === null) throw notFound('finding', input.id);
  const { evidence: stored, severityParts, ...rest } = row;
  const baseSeverity = row.baseSeverity ?? row.severity;
  const finding = toFinding(ctx, rest);
  const evidence = storedEvidence.parse(shownJson(ctx, stored));
  const { title, rationale, compliance } = ruleOf(row.ruleId);
  const events = await readFindingEvents(ctx.db, row.accountId, row.fingerprint, instant);
  return {
    ...finding,
    ...{ baseSeverity, basePoints: severityPoints[baseSeverity] },
    severityParts: storedParts.parse(severityParts),
    rule: { title, rationale, compliance: [...compliance] },
    remediation: remediationOf({ ...finding, evidence }),
    evidence,
    events: events.map((event) => ({ ...event, at: toTimestamp(event.at) })),
  };
}
