import { createContext } from '#lib/api/context.ts';
import { eventLoopGauge } from '#lib/api/event-loop-delay.ts';
import { toExposition } from '#lib/api/exposition.ts';
import { guarded } from '#lib/api/route.ts';
import { getMetrics } from '#lib/services/get-metrics.ts';

const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };

export const GET = guarded(async () => {
  const gauges = [...(await getMetrics({ ctx: await createContext() })), eventLoopGauge()];
  return new Response(toExposition(gauges), { headers });
});
export { DELETE, PATCH, POST, PUT } from '#lib/api/read-only.ts';
