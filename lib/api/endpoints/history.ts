import * as schemas from '../schemas.ts';
import { type Endpoint, get } from './endpoint.ts';

/** What changed, and what stands on the axis of time. */
export const historyEndpoints: readonly Endpoint[] = [
  get('/api/v1/changes', 'listChanges', 'What differs between two instants', schemas.changesPage, {
    query: schemas.changesQuery,
  }),
  get(
    '/api/v1/changes/summary',
    'summariseChanges',
    'What differs between two instants, counted by owner',
    schemas.changesSummary,
    { query: schemas.changesSummaryQuery },
  ),
  get(
    '/api/v1/annotations',
    'listAnnotations',
    'What charts mark on their days: gaps, changes of the settings, notes',
    schemas.annotations,
    { query: schemas.annotationsQuery },
  ),
  get('/api/v1/notes', 'listNotes', 'Notes on days', schemas.notesPage, { query: schemas.notesQuery }),
  {
    method: 'post',
    path: '/api/v1/notes',
    operation: 'addNote',
    summary: 'Add a note to a day',
    body: schemas.noteRequest,
    status: 201,
    answer: schemas.note,
  },
  {
    method: 'patch',
    path: '/api/v1/notes/{id}',
    operation: 'changeNote',
    summary: 'Change a note',
    id: "The note's id.",
    body: schemas.notePatch,
    status: 200,
    answer: schemas.note,
  },
  {
    method: 'delete',
    path: '/api/v1/notes/{id}',
    operation: 'deleteNote',
    summary: 'Delete a note',
    id: "The note's id.",
    status: 204,
    answer: null,
  },
];
