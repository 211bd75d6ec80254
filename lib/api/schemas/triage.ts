import { z } from 'zod';
import 'zod-openapi';
import { mostNamedFindings } from '#lib/domain/triage.ts';
import { findingsQuery } from './findings.ts';
import { mute, muteReason, muteUntil } from './mutes.ts';
import { ticketLinkRequest } from './ticket-links.ts';
import { endTime, timestamp } from './times.ts';
import { keptText, writtenText } from './written-text.ts';

/** A person's name, as they gave it themselves: there is no sign-in yet. */
const person = writtenText(100).meta({ description: 'A name, at most 100 characters.' });

/** What a person does with a finding. */
const findingAct = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('acknowledge') }),
    z.strictObject({ kind: z.literal('start') }),
    z.strictObject({ kind: z.literal('return') }),
    z.strictObject({ kind: z.literal('mute'), reason: muteReason, until: muteUntil }),
    z.strictObject({ kind: z.literal('unmute') }),
    z.strictObject({ kind: z.literal('assign'), assignee: person.nullable() }),
    z.strictObject({
      kind: z.literal('set-due'),
      dueAt: endTime('Null: what the SLA says.').nullable(),
    }),
    z.strictObject({
      kind: z.literal('label'),
      add: z.array(keptText(50)).max(20).default([]),
      remove: z.array(z.string().max(50)).max(20).default([]),
    }),
    z.strictObject({
      kind: z.literal('link'),
      add: z.array(ticketLinkRequest).max(20).default([]),
      remove: z.array(z.string().max(2_048)).max(20).default([]).meta({ description: 'By address.' }),
    }),
  ])
  .meta({ id: 'FindingAct' });

const revision = z
  .int('expected a whole number')
  .min(0)
  .meta({ description: 'The `revision` that the finding had when it was looked at.' });

/** One act on one finding. */
export const findingActRequest = z
  .strictObject({ revision, act: findingAct })
  .meta({ id: 'FindingActRequest' });

/** The last act on a finding, taken back. */
export const undoActRequest = z
  .strictObject({
    revision: revision.meta({ description: 'The `revision` that the act gave the finding.' }),
  })
  .meta({ id: 'UndoActRequest' });

const selected = z
  .array(z.strictObject({ id: z.string().min(1).max(64), revision }))
  .min(1, 'names no finding')
  .max(
    mostNamedFindings,
    `at most ${mostNamedFindings} findings by id; take \`query\` and \`count\` for more`,
  );

const selectionQuery = z
  .string('expected the query of a list of findings')
  .max(8_192, 'at most 8192 characters')
  .transform(readSelection);

/** The query of a list of findings, read as the list reads it; without the page and the order, which select nothing. */
function readSelection(query: string, context: z.RefinementCtx) {
  const params = new URLSearchParams(query);
  for (const name of ['limit', 'cursor', 'sort']) params.delete(name);
  const wrong = (message: string) => {
    context.issues.push({ code: 'custom', message, input: query });
    return z.NEVER;
  };
  const unknown = [...params.keys()].find((name) => !(name in findingsQuery.shape));
  if (unknown !== undefined) return wrong(`${unknown} is not a parameter of the list of findings`);
  if (params.has('at')) return wrong('at names a past instant: acts are on findings as they stand');
  const given = [...new Set(params.keys())].map((name) => {
    const values = params.getAll(name);
    return [name, values.length === 1 ? values[0] : values];
  });
  const { data, error } = findingsQuery.safeParse(Object.fromEntries(given));
  if (error)
    return wrong(error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  return data;
}

/** One act on many findings: those that are named, or all that match the query of a list. */
export const bulkActRequest = z
  .strictObject({
    act: findingAct,
    findings: selected.optional(),
    query: selectionQuery.optional().meta({
      description: 'The query of GET /api/v1/findings, such as `severity=critical&owner=payments`.',
    }),
    count: z.int().min(0).optional().meta({
      description: 'With `query`: how many match. If others do by now, nothing is done: 409 tells how many.',
    }),
  })
  .refine(({ findings, query }) => (findings === undefined) !== (query === undefined), {
    message: 'either `findings` or `query` has to be given',
    path: ['findings'],
  })
  .refine(({ query, count }) => query === undefined || count !== undefined, {
    message: 'has to be given with `query`',
    path: ['count'],
  })
  .meta({ id: 'BulkActRequest' });

/** A bulk act: how far it is, and what became of its findings. */
export const bulkAct = z
  .object({
    id: z.uuid(),
    kind: z.string().meta({ description: 'The kind of act.' }),
    actor: z.string(),
    state: z
      .enum(['running', 'finished', 'interrupted', 'undone'])
      .meta({ description: 'Interrupted: its process has ended; a worker goes on with it.' }),
    startedAt: timestamp,
    finishedAt: timestamp.nullable(),
    total: z.int(),
    done: z.int().meta({ description: 'Findings that it changed.' }),
    unchanged: z.int().meta({ description: 'Were so already.' }),
    refused: z.int().meta({ description: 'May not: a resolved finding cannot be acknowledged.' }),
    conflicts: z
      .int()
      .meta({ description: 'Others had changed them meanwhile; they are as those left them.' }),
    undoUntil: timestamp
      .nullable()
      .meta({ description: 'Until when it can be undone; null: not (any more).' }),
    undoneAt: timestamp.nullable(),
    restored: z.int().meta({ description: 'Findings that undoing gave their former state back.' }),
    left: z.int().meta({ description: 'Findings that undoing left, as others had changed them since.' }),
  })
  .meta({ id: 'BulkAct' });

/** A bulk act that was undone, and some of what could not be. */
export const undoneBulkAct = bulkAct
  .extend({
    leftFindings: z.array(z.string()).meta({ description: 'Ids of findings that it left, at most 100.' }),
  })
  .meta({ id: 'UndoneBulkAct' });

/** A mute that was made, and the bulk act that mutes what it catches. */
export const madeMute = z.object({ mute, bulkAct }).meta({ id: 'MadeMute' });

export type FindingActRequest = z.input<typeof findingActRequest>;
export type FindingActInput = z.output<typeof findingActRequest>;
export type UndoActRequest = z.input<typeof undoActRequest>;
export type UndoActInput = z.output<typeof undoActRequest>;
export type FindingAct = z.input<typeof findingAct>;
export type FindingActOutput = z.output<typeof findingAct>;
export type BulkActRequest = z.input<typeof bulkActRequest>;
export type BulkActInput = z.output<typeof bulkActRequest>;
export type BulkAct = z.infer<typeof bulkAct>;
export type UndoneBulkAct = z.infer<typeof undoneBulkAct>;
export type MadeMute = z.infer<typeof madeMute>;
