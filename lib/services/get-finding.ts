import { z } from 'zod';
import type { FindingDetail } from '#lib/api/schemas.ts';
import { readComments } from '#lib/db/comments.ts';
import { readHoldingMutes } from '#lib/db/mutes.ts';
import { readFinding, readFindingEvents } from '#lib/db/read-findings.ts';
import { remediationOf, ruleOf } from '#lib/domain/rules/index.ts';
import { severityFactors, severityPoints } from '#lib/domain/severity.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { notFound } from './errors.ts';
import { toEvents } from './finding-events.ts';
import { toFinding } from './list-findings.ts';
import { toMute } from './list-mutes.ts';
import { readInstant, resourceFilter } from './read-filter.ts';
import { shownJson } from './read-masking.ts';
import { toComment } from './to-comment.ts';

const storedLinks = z.array(z.object({ url: z.string(), title: z.string() })).catch([]);
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
  await endPassedMutes(ctx);
  const instant = readInstant(ctx, input.at);
  const row = await readFinding(ctx.db, resourceFilter(ctx, {}), input.id, instant);
  if (row === null) throw notFound('finding', input.id);
  const { evidence: stored, severityParts, dueByHand, links, muteId: _, ...rest } = row;
  const baseSeverity = row.baseSeverity ?? row.severity;
  const finding = toFinding(ctx, rest, instant.at);
  const evidence = storedEvidence.parse(shownJson(ctx, stored));
  const { title, rationale, compliance } = ruleOf(row.ruleId);
  const [events, comments, mutes] = await Promise.all([
    readFindingEvents(ctx.db, row.accountId, row.fingerprint, instant),
    readComments(ctx.db, row.accountId, row.fingerprint),
    readHoldingMutes(ctx.db, row),
  ]);
  return {
    ...finding,
    ...{ baseSeverity, basePoints: severityPoints[baseSeverity] },
    severityParts: storedParts.parse(severityParts),
    rule: { title, rationale, compliance: [...compliance] },
    remediation: remediationOf({ ...finding, evidence }),
    evidence,
    ...{ dueByHand, links: storedLinks.parse(links) },
    comments: comments
      .filter(({ createdAt }) => createdAt.getTime() <= instant.at.getTime())
      .map((comment) => toComment(ctx, comment)),
    mutes: instant.isLatest ? mutes.map(toMute) : [],
    events: await toEvents(ctx, events),
  };
}
