import { type FindingActInput, type FindingDetail, finding } from '#lib/api/schemas.ts';
import { insertMute } from '#lib/db/mutes.ts';
import { selectFindingsById } from '#lib/db/read-findings.ts';
import { holdFindings, limitWaiting, writeTriage } from '#lib/db/triage.ts';
import type { Refusal } from '#lib/domain/triage.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { conflict, notFound } from './errors.ts';
import { getFinding } from './get-finding.ts';
import { overtaken } from './overtaken.ts';
import { resourceFilter } from './read-filter.ts';
import { outcomeOf, toTriageAct } from './triage-change.ts';

/** How long an act waits for a collection that is writing the finding. */
export const patienceMs = 5_000;

const refusals: Record<Refusal, string> = {
  resolved: 'It is resolved already: a collection proved it. If it is broken again, the next one reopens it.',
  muted: 'It is muted: unmute it first.',
  'too-many-labels': 'It may have 20 labels at most: remove some first.',
  'too-many-links': 'It may have 20 tickets at most: remove some first.',
};

/**
 * One act of a person on one finding: written with its event, if the finding is still as the person saw it.
 *
 * @throws ServiceError if there is no such finding; if others changed it meanwhile, with what they did and the
 * finding as it is; if its state does not allow the act
 */
export async function actOnFinding({
  ctx,
  input,
}: {
  ctx: Context;
  input: FindingActInput & { id: string };
}): Promise<FindingDetail> {
  const { id, revision } = input;
  const { act, mute } = toTriageAct(input.act, ctx);
  await endPassedMutes(ctx);
  const [name] = await selectFindingsById(ctx.db, resourceFilter(ctx, {}), [id]);
  if (name === undefined) throw notFound('finding', id);
  const outcome = await ctx.db.$transaction(async (tx) => {
    await limitWaiting(tx, patienceMs);
    const [held] = await holdFindings(tx, [name], true);
    if (held?.revision !== revision) return { kind: 'stale' } as const;
    const decided = outcomeOf(held, act, ctx.settings.sla);
    if (decided.kind !== 'changed') return decided;
    if (mute !== null) await insertMute(tx, mute);
    await writeTriage(tx, [decided.change], { at: ctx.now, actor: ctx.actor.name, bulkActId: null });
    return decided;
  });
  const detail = await getFinding({ ctx, input: { id } });
  if (outcome.kind === 'stale') throw overtaken(detail, revision);
  if (outcome.kind === 'refused') throw conflict(refusals[outcome.why], { current: finding.parse(detail) });
  return detail;
}
