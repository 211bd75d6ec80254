import { answerHealth } from '#lib/api/health.ts';

export const GET = answerHealth;
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
