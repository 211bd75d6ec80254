import { DAY } from '../estate/durations.ts';
import type { Estate } from '../estate/estate.ts';
import { changeKey, createKey, createUser, usage } from '../estate/identities.ts';
import type { AccessKey, Account, Tag, Usage, User } from '../estate/model.ts';
import type { Random } from '../estate/random.ts';
import { ownerTags, TEAMS } from '../estate/teams.ts';
import type { EstatePlan } from './plan.ts';

const GIVEN = [
  'ana',
  'ben',
  'chloe',
  'dev',
  'elif',
  'finn',
  'grace',
  'hugo',
  'ines',
  'jun',
  'kofi',
  'lena',
  'mira',
  'noah',
];
const FAMILY = [
  'silva',
  'okafor',
  'tanaka',
  'meyer',
  'rossi',
  'khan',
  'novak',
  'larsen',
  'dubois',
  'garcia',
  'ito',
  'kaya',
];
const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess';
const ODD_NAMES = ['build+ci@example.com', 'ops,shared', 'etl=nightly', '_legacy-.backup'];

/** The user under whose key a service without a role calls AWS, and that key. */
export function createServiceUser(
  estate: Estate,
  account: Account,
  service: string,
  tags: readonly Tag[],
): AccessKey {
  const random = estate.chance('service-users');
  const createdAt = estate.startsAt - random.integer(120 * 86_400, 800 * 86_400) * 1000;
  const user = createUser(estate, account, {
    name: `svc-${service}`,
    createdAt,
    tags,
    groups: ['services'],
    console: null,
    managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'],
  });
  return createKey(estate, account, user.keys, { at: createdAt, usage: usage(createdAt + DAY / 4, 5) });
}

/** Adds people until the account has as many users as planned; the first ones hold keys. */
export function addPeople(estate: Estate, account: Account, plan: EstatePlan, wanted: number): void {
  const random = estate.chance(`people-of-${account.id}`);
  const holders = Math.round(wanted * plan.keyHolders);
  for (let index = account.users.length; index < wanted; index++) {
    const user = createPerson(estate, account, random, index);
    if (index < holders) addKey(estate, account, user, plan);
  }
  const keyed = account.users.filter(({ keys }) => keys.length > 0).slice(0, holders);
  for (const user of keyed) if (random.chance(plan.secondKeys)) addKey(estate, account, user, plan);
}

function createPerson(estate: Estate, account: Account, random: Random, index: number): User {
  const odd =
    account.users.length === index && index % 25 === 20 ? ODD_NAMES[Math.floor(index / 25)] : undefined;
  const base = `${GIVEN[index % GIVEN.length]}.${FAMILY[Math.floor(index / GIVEN.length) % FAMILY.length]}`;
  const cycle = Math.floor(index / (GIVEN.length * FAMILY.length));
  const signsIn = random.chance(0.7);
  const order = {
    name: odd ?? (cycle === 0 ? base : `${base}${cycle}`),
    createdAt: estate.startsAt - random.integer(905 * 86_400, 1500 * 86_400) * 1000,
    tags: random.chance(0.75) ? ownerTags(random, random.pick(TEAMS)) : [],
    groups: ['developers'],
    console: signsIn
      ? {
          lastUsedAt: random.chance(0.8) ? estate.startsAt - random.integer(1, 400 * 1440) * 60_000 : null,
          mfa: random.chance(0.6),
        }
      : null,
  };
  return createUser(
    estate,
    account,
    random.chance(0.08)
      ? { ...order, managedPolicyArns: [administratorAccess], power: 'administrator' }
      : { ...order, managedPolicyArns: [] },
  );
}

function addKey(estate: Estate, account: Account, user: User, plan: EstatePlan): void {
  const random = estate.chance(`key-habits-of-${account.id}`);
  const ageDays = keyAgeDays(random);
  const at = estate.startsAt - Math.floor(ageDays * 86_400) * 1000;
  const key = createKey(estate, account, user.keys, {
    at,
    usage: habit(random, estate.startsAt, at),
    service: random.pick(['s3', 'ec2', 'sts', 'dynamodb', 'ecr']),
    region: random.pick([...account.regions.keys()]),
  });
  if (random.chance(plan.inactiveKeys))
    changeKey(key, 'inactive', at + Math.floor(ageDays * random.between(43_200, 80_000)) * 1000);
}

function keyAgeDays(random: Random): number {
  const [least, most] = random.pick([
    [3, 90],
    [91, 180],
    [181, 365],
    [366, 900],
    [366, 900],
  ] as const);
  return random.between(least, most);
}

/** How a key is used: all day, weekly, no longer, or never. */
export function habit(random: Random, now: number, createdAt: number): Usage | null {
  const roll = random.next();
  const firstAt = createdAt + random.integer(10, 600) * 60_000;
  if (roll < 0.12) return null;
  if (roll < 0.65) return usage(firstAt, random.integer(1, 26));
  if (roll < 0.78) return usage(firstAt, random.integer(120, 190));
  return usage(firstAt, random.integer(2, 40), Math.max(firstAt, now - random.integer(20, 300) * DAY));
}
