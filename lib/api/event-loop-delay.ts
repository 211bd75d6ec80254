import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Gauge } from '#lib/services/get-metrics.ts';

const resolutionMs = 10;
const delays = monitorEventLoopDelay({ resolution: resolutionMs });
delays.enable();

/** For how long at most this process answered nobody since the last time that this was asked. */
export function eventLoopGauge(): Gauge {
  // What is measured is the time between two looks, which are that far apart if nothing is in the way.
  const seconds = Math.max(0, delays.max / 1e9 - resolutionMs / 1e3);
  delays.reset();
  return {
    name: 'rolecall_web_event_loop_delay_seconds',
    help: 'The longest for which the web process answered nobody since the last scrape.',
    samples: [{ value: seconds }],
  };
}
