import { resource } from '#lib/api/route.ts';
import { launchTemplateQuery } from '#lib/api/schemas.ts';
import { getLaunchTemplate } from '#lib/services/get-launch-template.ts';

export const GET = resource('/api/v1/launch-templates/', launchTemplateQuery, getLaunchTemplate);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
