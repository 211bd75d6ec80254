import type { Figure } from './figure.ts';
import { measureRequests } from './reads/measure-requests.ts';
import { readRequests } from './reads/requests.ts';
import { seedReads } from './reads/seed.ts';
import type { World } from './world.ts';

const rounds = 50;

/** How many times as long as its own SQL each list and trend takes, the worst first. */
export async function run(world: World): Promise<Figure[]> {
  const connectionString = await world.createDatabase('reads');
  await seedReads(connectionString, world.log);
  return measureRequests(connectionString, readRequests, rounds, world.log);
}
