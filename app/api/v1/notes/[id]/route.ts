import { refuse } from '#lib/api/read-only.ts';
import { change, remove } from '#lib/api/route.ts';
import { notePatch } from '#lib/api/schemas.ts';
import { changeNote } from '#lib/services/change-note.ts';
import { deleteNote } from '#lib/services/delete-note.ts';

export const PATCH = change('/api/v1/notes/', notePatch, changeNote);
export const DELETE = remove('/api/v1/notes/', deleteNote);
export const [GET, POST, PUT] = [refuse('PATCH, DELETE'), refuse('PATCH, DELETE'), refuse('PATCH, DELETE')];
