import { refuse } from '#lib/api/read-only.ts';
import { remove } from '#lib/api/route.ts';
import { revokeExemption } from '#lib/services/revoke-exemption.ts';

export const DELETE = remove('/api/v1/exemptions/', revokeExemption);
export const [GET, POST, PUT, PATCH] = [
  refuse('DELETE'),
  refuse('DELETE'),
  refuse('DELETE'),
  refuse('DELETE'),
];
