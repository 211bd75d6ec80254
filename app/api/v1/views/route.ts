import { refuse } from '#lib/api/read-only.ts';
import { create, query } from '#lib/api/route.ts';
import { viewRequest, viewsQuery } from '#lib/api/schemas.ts';
import { listViews } from '#lib/services/list-views.ts';
import { saveView } from '#lib/services/save-view.ts';

export const GET = query(viewsQuery, listViews);
export const POST = create(viewRequest, saveView);
export const [PUT, PATCH, DELETE] = [
  refuse('GET, HEAD, POST'),
  refuse('GET, HEAD, POST'),
  refuse('GET, HEAD, POST'),
];
