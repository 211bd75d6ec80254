import { simulate } from '#lib/simulated-aws/simulate.ts';
import { untilAborted } from '#lib/supervisor/inside-child.ts';
import { requirePort } from '#lib/supervisor/port.ts';
import { listenForStop } from '#lib/supervisor/stop-signals.ts';

type Wish = { port: number; instances: number; seed: number; json?: boolean };

/** Serves a simulated AWS in this process until it is asked to end. */
export async function serveSimulation({ port, instances, seed, json }: Wish): Promise<void> {
  await requirePort('127.0.0.1', port, `rolecall simulate --port ${port + 1}`);
  const stop = listenForStop(() => process.exit(1));
  const log = json ? (line: string) => console.error(line) : (line: string) => console.log(line);
  const aws = await simulate({ port, instances, seed, log });
  if (json) console.log(JSON.stringify({ url: aws.url, accounts: aws.accounts }));
  await untilAborted(stop.signal);
  await aws.close();
}
