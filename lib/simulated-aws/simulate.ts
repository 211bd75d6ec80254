import { createEstate } from './create-estate.ts';
import { type SimulatedAws, startSimulatedAws } from './server.ts';
import { virtualClock } from './virtual-clock.ts';

export type SimulateOptions = {
  readonly port: number;
  readonly host?: string;
  readonly instances: number;
  readonly seed: number;
  readonly log: (line: string) => void;
};

/**
 * Serves an estate that lives in real time, and logs what to set so that any AWS client talks to it.
 * Rejects with a sentence when the port is taken.
 */
export async function simulate(options: SimulateOptions): Promise<SimulatedAws> {
  const { port, instances, seed, log } = options;
  const startsAt = new Date();
  log(`Building an estate of ${instances.toLocaleString('en')} instances from seed ${seed} ...`);
  const estate = createEstate({
    seed,
    startsAt,
    instances,
    users: Math.min(1000, Math.max(20, Math.round(instances / 2))),
    roles: Math.min(200, Math.max(20, Math.round(instances / 10))),
    leakyServices: 0.1,
    evolve: true,
  });
  const host = options.host ?? '127.0.0.1';
  const aws = await startSimulatedAws({ estate, port, host, clock: virtualClock() }).catch((error: Error) => {
    throw 'code' in error && error.code === 'EADDRINUSE'
      ? new Error(`Port ${port} on ${host} is taken. Choose another one with --port.`)
      : error;
  });
  logSettings(aws, log);
  return aws;
}

function logSettings(aws: SimulatedAws, log: (line: string) => void): void {
  log('The simulated AWS is ready. Point any AWS client at it:');
  log('');
  log(`  export AWS_ENDPOINT_URL=${aws.url}`);
  const [account] = aws.accounts;
  if (!account) return;
  log(`  export AWS_ACCESS_KEY_ID=${account.accessKeyId}`);
  log(`  export AWS_SECRET_ACCESS_KEY=${account.secretAccessKey}`);
  log(`  export AWS_REGION=${account.regions[0]}`);
  log('');
  log(`Account ${account.id}. Faults, clock, call counts and true KPIs: ${aws.url}/_simulated/`);
}
