import { query } from '#lib/api/route.ts';
import { noQuery } from '#lib/api/schemas.ts';
import { getSetup } from '#lib/services/get-setup.ts';

const patienceMs = 60_000;

export const GET = query(noQuery, ({ ctx }) =>
  getSetup({ ctx, env: process.env, signal: AbortSignal.timeout(patienceMs) }),
);
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
