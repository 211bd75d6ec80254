import { refuse } from '#lib/api/read-only.ts';
import { create, query } from '#lib/api/route.ts';
import { noteRequest, notesQuery } from '#lib/api/schemas.ts';
import { addNote } from '#lib/services/add-note.ts';
import { listNotes } from '#lib/services/list-notes.ts';

export const GET = query(notesQuery, listNotes);
export const POST = create(noteRequest, addNote);
export const [PUT, PATCH, DELETE] = [
  refuse('GET, HEAD, POST'),
  refuse('GET, HEAD, POST'),
  refuse('GET, HEAD, POST'),
];
