import { z } from 'zod';
import { findingStates } from '#lib/domain/findings.ts';
import type { Triage, TriageAct } from '#lib/domain/triage.ts';

const link = z.object({ url: z.string(), title: z.string() });
const time = z.coerce.date().nullable();

/** An act as the database keeps it. */
export const storedAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['acknowledge', 'start', 'return', 'unmute', 'mute-ended']) }),
  z.object({ kind: z.literal('mute'), muteId: z.string() }),
  z.object({ kind: z.literal('assign'), assignee: z.string().nullable() }),
  z.object({ kind: z.literal('set-due'), dueAt: time }),
  z.object({ kind: z.literal('label'), add: z.array(z.string()), remove: z.array(z.string()) }),
  z.object({ kind: z.literal('link'), add: z.array(link), remove: z.array(z.string()) }),
]) satisfies z.ZodType<TriageAct>;

const storedTriage = z.object({
  state: z.enum(findingStates).optional(),
  assignee: z.string().nullable().optional(),
  dueAt: time.optional(),
  dueByHand: z.boolean().optional(),
  labels: z.array(z.string()).optional(),
  links: z.array(link).optional(),
  muteId: z.string().nullable().optional(),
});

/** What an event says was different of a finding's triage. */
export function readTriageFields(stored: unknown): Partial<Triage> {
  const given = Object.entries(storedTriage.parse(stored ?? {})).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
