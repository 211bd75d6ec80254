// The simulated AWS of the demo. Its argument says which estate, and where.
import { now } from '#lib/clock/now.ts';
import { demoEstate, OWNER_ALIASES } from '#lib/simulated-aws/presets.ts';
import { startSimulatedAws } from '#lib/simulated-aws/server.ts';
import { virtualClock } from '#lib/simulated-aws/virtual-clock.ts';
import { type SimulatedWorld, worldOrderSchema } from '../demo-world.ts';
import { runChild, untilAborted } from '../inside-child.ts';

await runChild('simulated AWS', async ({ signal, ready }) => {
  const { port, seed, instances, startsAt, isLive } = worldOrderSchema.parse(
    JSON.parse(process.argv[2] ?? '{}'),
  );
  const estate = demoEstate({ seed, startsAt, ...(instances === null ? {} : { instances }) });
  const clock = virtualClock(isLive ? undefined : startsAt, now);
  const aws = await startSimulatedAws({ estate, port, clock });
  const [first] = aws.accounts;
  const world: SimulatedWorld = {
    url: aws.url,
    accessKeyId: first?.accessKeyId ?? '',
    secretAccessKey: first?.secretAccessKey ?? '',
    accounts: aws.accounts.map(({ id, name, roleArn, externalId }) => ({ id, name, roleArn, externalId })),
    aliases: { ...OWNER_ALIASES },
  };
  ready({ world: JSON.stringify(world) });
  await untilAborted(signal);
  await aws.close();
});
