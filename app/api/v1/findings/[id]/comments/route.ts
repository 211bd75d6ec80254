import { createOn } from '#lib/api/route.ts';
import { commentRequest } from '#lib/api/schemas.ts';
import { addComment } from '#lib/services/add-comment.ts';

export const POST = createOn('/api/v1/findings/', '/comments', commentRequest, addComment, 201);
export { DELETE, GET, PATCH, PUT } from '#lib/api/write-only.ts';
