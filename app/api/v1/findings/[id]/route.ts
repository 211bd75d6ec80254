import { resource } from '#lib/api/route.ts';
import { findingQuery } from '#lib/api/schemas.ts';
import { getFinding } from '#lib/services/get-finding.ts';

export const GET = resource('/api/v1/findings/', findingQuery, getFinding);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
