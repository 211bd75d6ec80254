import { refuse } from '#lib/api/read-only.ts';
import { change, remove } from '#lib/api/route.ts';
import { commentRequest } from '#lib/api/schemas.ts';
import { changeComment } from '#lib/services/change-comment.ts';
import { deleteComment } from '#lib/services/delete-comment.ts';

export const PATCH = change('/api/v1/comments/', commentRequest, changeComment);
export const DELETE = remove('/api/v1/comments/', deleteComment);
export const [GET, POST, PUT] = [refuse('PATCH, DELETE'), refuse('PATCH, DELETE'), refuse('PATCH, DELETE')];
