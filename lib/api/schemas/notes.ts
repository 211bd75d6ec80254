import { z } from 'zod';
import { commonFilters, page, pageOf } from './parameters.ts';
import { endTime, startTime, timestamp } from './times.ts';

const longestNote = 500;

const day = z.iso
  .date('expected a day such as 2026-11-01')
  .refine(isReasonable, 'must lie from 2000 to 2199');

const text = z
  .string('expected text')
  .trim()
  .min(1, 'must not be empty')
  .max(longestNote, `at most ${longestNote} characters`)
  .refine((value) => !value.includes('\u0000'), 'must not hold a NUL character');

const account = z.string('an account id has 12 digits').regex(/^\d{12}$/, 'an account id has 12 digits');

function isReasonable(value: string): boolean {
  return value >= '2000-01-01' && value < '2200-01-01';
}

export const note = z
  .object({
    id: z.uuid(),
    day: z.iso.date(),
    accountId: z.string().nullable().meta({ description: 'Null: it is about the whole estate.' }),
    text: z.string().meta({ description: 'Plain text.' }),
    author: z.string(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Note' });

export const notesPage = pageOf(note).meta({ id: 'NotesPage' });

export const notesQuery = z.object({
  from: startTime('First day.').optional(),
  to: endTime('Last day.').optional(),
  account: commonFilters.account,
  ...page(['day']),
});

/** A note to add. */
export const noteRequest = z
  .strictObject({ day, text, account: account.nullable().default(null) })
  .meta({ id: 'NoteRequest' });

/** What of a note is to change; what is not named stays. */
export const notePatch = z
  .strictObject({ day: day.optional(), text: text.optional(), account: account.nullable().optional() })
  .meta({ id: 'NotePatch' });

export type Note = z.infer<typeof note>;
export type NotesPage = z.infer<typeof notesPage>;
export type NotesInput = z.output<typeof notesQuery>;
export type NoteInput = z.output<typeof noteRequest>;
export type NoteRequest = z.input<typeof noteRequest>;
export type NotePatchInput = z.output<typeof notePatch>;
export type NotePatch = z.input<typeof notePatch>;
