import { refuse } from '#lib/api/read-only.ts';
import { create, query } from '#lib/api/route.ts';
import { decisionsQuery, muteRequest } from '#lib/api/schemas.ts';
import { listMutes } from '#lib/services/list-mutes.ts';
import { muteByPattern } from '#lib/services/mute-by-pattern.ts';

export const GET = query(decisionsQuery, listMutes);
export const POST = create(muteRequest, muteByPattern);
export const [PUT, PATCH, DELETE] = [
  refuse('GET, HEAD, POST'),
  refuse('GET, HEAD, POST'),
  refuse('GET, HEAD, POST'),
];
