import { refuse } from '#lib/api/read-only.ts';
import { create, query } from '#lib/api/route.ts';
import { decisionsQuery, exemptionRequest } from '#lib/api/schemas.ts';
import { exemptInstances } from '#lib/services/exempt-instances.ts';
import { listExemptions } from '#lib/services/list-exemptions.ts';

export const GET = query(decisionsQuery, listExemptions);
export const POST = create(exemptionRequest, exemptInstances);
export const [PUT, PATCH, DELETE] = [
  refuse('GET, HEAD, POST'),
  refuse('GET, HEAD, POST'),
  refuse('GET, HEAD, POST'),
];
