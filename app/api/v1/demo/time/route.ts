import { command } from '#lib/api/route.ts';
import { timePassRequest } from '#lib/api/schemas.ts';
import { letTimePass } from '#lib/services/let-time-pass.ts';

export const POST = command(timePassRequest, letTimePass);
export { DELETE, GET, PATCH, PUT } from '#lib/api/write-only.ts';
