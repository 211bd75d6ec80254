import { query } from '#lib/api/route.ts';
import { launchTemplatesQuery } from '#lib/api/schemas.ts';
import { listLaunchTemplates } from '#lib/services/list-launch-templates.ts';

export const GET = query(launchTemplatesQuery, listLaunchTemplates);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
