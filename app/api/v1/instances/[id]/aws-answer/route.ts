import { resource } from '#lib/api/route.ts';
import { noQuery } from '#lib/api/schemas.ts';
import { getInstanceAwsAnswer } from '#lib/services/get-instance-aws-answer.ts';

export const GET = resource('/api/v1/instances/', noQuery, getInstanceAwsAnswer, '/aws-answer');
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
