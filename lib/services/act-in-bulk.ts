import type { BulkAct, BulkActInput } from '#lib/api/schemas.ts';
import { insertBulkAct } from '#lib/db/bulk-acts.ts';
import { insertMute, type MuteDraft } from '#lib/db/mutes.ts';
import { type SelectedFinding, selectFindings, selectFindingsById } from '#lib/db/read-findings.ts';
import type { TriageAct } from '#lib/domain/triage.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { conflict, notFound } from './errors.ts';
import { toBulkAct } from './get-bulk-act.ts';
import { readInstant, resourceFilter } from './read-filter.ts';
import { runBulkAct } from './run-bulk-act.ts';
import { toTriageAct } from './triage-change.ts';

/**
 * One act on many findings: those that are named, as they were seen, or all that match a list's query. Begins it and says
 * how far it is: `getBulkAct` tells the rest.
 *
 * @throws ServiceError if a named finding is not there, or if others match the query than were counted
 */
export async function actInBulk({ ctx, input }: { ctx: Context; input: BulkActInput }): Promise<BulkAct> {
  const { act, mute } = toTriageAct(input.act, ctx);
  await endPassedMutes(ctx);
  return beginBulkAct(ctx, { act, mute, selected: await selectionOf(ctx, input) });
}

/** Begins an act on findings; it goes on when the answer is given. */
export async function beginBulkAct(
  ctx: Context,
  { act, mute, selected }: { act: TriageAct; mute: MuteDraft | null; selected: SelectedFinding[] },
): Promise<BulkAct> {
  const begun = await ctx.db.$transaction(async (tx) => {
    if (mute !== null) await insertMute(tx, mute);
    return insertBulkAct(tx, { act, actor: ctx.actor.name, selected, at: ctx.now });
  });
  // What is still to be done stands in the database: if this process ends, a worker goes on with it.
  runBulkAct(ctx, begun).catch((error) => console.error(error));
  return toBulkAct(begun, ctx.now);
}

async function selectionOf(
  ctx: Context,
  { findings, query, count }: BulkActInput,
): Promise<SelectedFinding[]> {
  if (query !== undefined) {
    const selected = await selectFindings(
      ctx.db,
      resourceFilter(ctx, query),
      readInstant(ctx, undefined),
      query,
    );
    if (selected.length === count) return selected;
    throw conflict(
      `${selected.length} findings match by now, not ${count}, so nothing was done. Look at the list again, then decide.`,
      { count: selected.length },
    );
  }
  const seen = new Map((findings ?? []).map(({ id, revision }) => [id, revision]));
  const found = await selectFindingsById(ctx.db, resourceFilter(ctx, {}), [...seen.keys()]);
  const ids = new Set(found.map(({ fingerprint }) => fingerprint));
  const missing = [...seen.keys()].find((id) => !ids.has(id));
  if (missing !== undefined) throw notFound('finding', missing);
  return found.map((finding) => ({
    ...finding,
    revision: seen.get(finding.fingerprint) ?? finding.revision,
  }));
}
