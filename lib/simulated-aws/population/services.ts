import type { Estate } from '../estate/estate.ts';
import { createProfile } from '../estate/identities.ts';
import type {
  AccessKey,
  Account,
  Instance,
  Profile,
  Region,
  Tag,
  Template,
  UserData,
} from '../estate/model.ts';
import { rolePolicies } from '../estate/policies.ts';
import type { Random } from '../estate/random.ts';
import { ownerTags, TEAMS, type Team } from '../estate/teams.ts';
import { createTemplate } from '../estate/templates.ts';
import { harmlessUserData, LEAK_ENCODINGS, leakyUserData } from '../estate/user-data.ts';
import { createServiceUser } from './people.ts';
import type { EstatePlan } from './plan.ts';
import { createRole } from './roles.ts';

const WORDS = [
  'api',
  'worker',
  'web',
  'batch',
  'gateway',
  'index',
  'ledger',
  'cache',
  'stream',
  'report',
  'sync',
  'jobs',
];
const TYPES = [
  't3.small',
  't3.medium',
  't3.large',
  'm5.large',
  'm6i.large',
  'm6i.xlarge',
  'm7g.large',
  'c6i.xlarge',
  'r6g.large',
];

/** A group of like instances: launched by one template, owned by one team, using AWS by a role or by a static key. */
export type Service = {
  readonly name: string;
  readonly team: Team;
  readonly region: Region;
  readonly size: number;
  readonly type: string;
  readonly environment: string;
  readonly tags: readonly Tag[];
  readonly profile: Profile;
  readonly userData: UserData | null;
  readonly key: AccessKey | null;
  readonly autoScaling: boolean;
  readonly template: Template;
  mode: 'role' | 'static';
  /** Nobody replaces its instances before this instant. */
  busyUntil: number;
  readonly members: Instance[];
};

/** Lays out the services of the estate, the laggards' ones and then others static until coverage is as planned. */
export function layOutServices(estate: Estate, plan: EstatePlan): Service[] {
  const random = estate.chance('services');
  const count = Math.min(150, Math.max(plan.instances > 0 ? 1 : 0, Math.round((plan.instances * 0.9) / 17)));
  const weights = Array.from({ length: count }, () => random.between(0.4, 1.7));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let toUncover = plan.instances * (1 - plan.coverage) * 0.94;
  return weights.map((weight, index) => {
    const size = Math.max(1, Math.floor((weight / total) * plan.instances * 0.9));
    const team = TEAMS[index % TEAMS.length] ?? random.pick(TEAMS);
    const isStatic =
      toUncover > size / 2 && (team.lags || random.chance((1 - plan.coverage) * 1.4) || count < 4);
    if (isStatic) toUncover -= size;
    const leaks = isStatic && random.chance(plan.leakyServices);
    return createService(estate, plan, { index, size, team, mode: isStatic ? 'static' : 'role', leaks });
  });
}

type Layout = { index: number; size: number; team: Team; mode: Service['mode']; leaks: boolean };

function createService(estate: Estate, plan: EstatePlan, layout: Layout): Service {
  const random = estate.chance('service-details');
  const region = pickRegion(estate, plan, random);
  const round = Math.floor(layout.index / TEAMS.length);
  const name = `${layout.team.name}-${WORDS[round % WORDS.length]}${round < WORDS.length ? '' : `-${round}`}`;
  const tags = ownerTags(random, layout.team);
  const key = layout.mode === 'static' ? createServiceUser(estate, region.account, name, tags) : null;
  const service = {
    ...layout,
    name,
    region,
    tags,
    key,
    type: random.pick(TYPES),
    environment:
      region.account.name === 'sandbox' ? 'dev' : random.pick(['prod', 'prod', 'production', 'staging']),
    profile: createServiceProfile(estate, region.account, name, tags),
    userData: serviceUserData(random, name, layout.leaks ? key : null, plan.userDataShare),
    autoScaling: random.chance(0.6),
    busyUntil: 0,
    members: [],
  };
  const content = {
    profile: layout.mode === 'role' ? service.profile : null,
    userData: service.userData,
    httpTokens: random.chance(0.65) ? ('required' as const) : ('optional' as const),
    httpEndpoint: estate.chance('template-metadata').chance(0.05)
      ? ('disabled' as const)
      : ('enabled' as const),
    instanceType: service.type,
  };
  const at = estate.startsAt - random.integer(410 * 86_400, 700 * 86_400) * 1000;
  return { ...service, template: createTemplate(estate, region, { name, tags, content, at }) };
}

function serviceUserData(
  random: Random,
  name: string,
  leaked: AccessKey | null,
  share: number,
): UserData | null {
  if (leaked) return leakyUserData(random, name, leaked, random.pick(LEAK_ENCODINGS));
  return random.chance(share) ? harmlessUserData(random, name) : null;
}

function createServiceProfile(estate: Estate, account: Account, name: string, tags: readonly Tag[]): Profile {
  const random = estate.chance('role-policies');
  const shared = account.profiles[0];
  if (shared && random.chance(0.06)) return shared;
  const { inline, managed, breaks } = rolePolicies(random, name);
  const role = createRole(estate, account, {
    name: `${name}-role`,
    service: 'ec2.amazonaws.com',
    tags,
    inline,
    managed,
    breaks,
  });
  return createProfile(estate, account, `${name}-role`, role, role.createdAt);
}

function pickRegion(estate: Estate, plan: EstatePlan, random: Random): Region {
  const roll = random.next() * plan.accounts.reduce((sum, { share }) => sum + share, 0);
  let passed = 0;
  const chosen = plan.accounts.find(({ share }) => {
    passed += share;
    return roll < passed;
  });
  const regions = [...(estate.account(chosen?.id ?? '')?.regions.values() ?? [])];
  const first = regions[0];
  return first && random.chance(0.6) ? first : random.pick(regions);
}
