import { refuse } from '#lib/api/read-only.ts';
import { change, remove } from '#lib/api/route.ts';
import { muteChange } from '#lib/api/schemas.ts';
import { changeMute } from '#lib/services/change-mute.ts';
import { removeMute } from '#lib/services/remove-mute.ts';

export const PATCH = change('/api/v1/mutes/', muteChange, changeMute);
export const DELETE = remove('/api/v1/mutes/', removeMute);
export const [GET, POST, PUT] = [refuse('PATCH, DELETE'), refuse('PATCH, DELETE'), refuse('PATCH, DELETE')];
