import { DAY } from '../estate/durations.ts';
import { createKey, planKeyChange } from '../estate/identities.ts';
import type { AccessKey, Account, User } from '../estate/model.ts';
import type { Random } from '../estate/random.ts';
import { habit } from '../population/people.ts';
import { type World, wait } from './world.ts';

/** Long-term keys disappear one by one: rotated, deactivated, deleted; and now and then somebody makes a new one. */
export function planKeyLives(world: World): void {
  const random = world.estate.chance('key-lives');
  const services = new Set(world.services.map(({ key }) => key));
  for (const account of world.estate.accounts)
    for (const user of account.users)
      for (const key of user.keys) if (!services.has(key)) planFate(world, random, { account, user, key });
  planNewKey(world, random, world.estate.startsAt);
}

type Holding = { account: Account; user: User; key: AccessKey };

function planFate(world: World, random: Random, holding: Holding): void {
  const { estate } = world;
  const roll = random.next();
  const at = estate.now + random.between(2, 95) * DAY;
  if (holding.key.status === 'inactive') planKeyChange(estate, holding.key, at, 'deleted');
  else if (roll < 0.62) retire(world, random, holding.key, at);
  else if (roll < 0.76) estate.plan(at, (now) => rotate(world, random, holding, now));
}

function retire(world: World, random: Random, key: AccessKey, at: number): void {
  planKeyChange(world.estate, key, at, 'inactive');
  if (random.chance(0.85)) planKeyChange(world.estate, key, at + random.between(5, 28) * DAY, 'deleted');
}

function rotate(world: World, random: Random, { account, user, key }: Holding, at: number): void {
  if (key.status !== 'active') return;
  if (!isFull(user))
    createKey(world.estate, account, user.keys, {
      at,
      usage: key.usage && habit(random, at, at),
      service: key.service,
    });
  retire(world, random, key, at + random.between(2, 9) * DAY);
}

function planNewKey(world: World, random: Random, from: number): void {
  world.estate.plan(from + wait(random, 5 * DAY), (at) => {
    const account = random.pick(world.estate.accounts);
    const users = account.users.filter((user) => !isFull(user));
    if (users.length > 0) {
      const user = random.pick(users);
      const key = createKey(world.estate, account, user.keys, {
        at,
        usage: habit(random, at + 300 * DAY, at),
      });
      planFate(world, random, { account, user, key });
    }
    planNewKey(world, random, at);
  });
}

function isFull(user: User): boolean {
  return user.keys.filter(({ status }) => status !== 'deleted').length >= 2;
}
