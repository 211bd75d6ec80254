import { refuse } from '#lib/api/read-only.ts';
import { change, remove } from '#lib/api/route.ts';
import { viewPatch } from '#lib/api/schemas.ts';
import { changeView } from '#lib/services/change-view.ts';
import { deleteView } from '#lib/services/delete-view.ts';

export const PATCH = change('/api/v1/views/', viewPatch, changeView);
export const DELETE = remove('/api/v1/views/', deleteView);
export const [GET, POST, PUT] = [refuse('PATCH, DELETE'), refuse('PATCH, DELETE'), refuse('PATCH, DELETE')];
