import { refuse } from '#lib/api/read-only.ts';
import { remove } from '#lib/api/route.ts';
import { removeMute } from '#lib/services/remove-mute.ts';

export const DELETE = remove('/api/v1/mutes/', removeMute);
export const [GET, POST, PUT, PATCH] = [
  refuse('DELETE'),
  refuse('DELETE'),
  refuse('DELETE'),
  refuse('DELETE'),
];
