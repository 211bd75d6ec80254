import { DAY, HOUR } from '../estate/durations.ts';
import type { Estate } from '../estate/estate.ts';
import { launch, start, stop } from '../estate/instances.ts';
import type { Instance, Profile, Region, Tag, UserData } from '../estate/model.ts';
import { oddTags, ownerTags, TEAMS } from '../estate/teams.ts';
import { defaultVersion } from '../estate/templates.ts';
import { harmlessUserData, LEAK_ENCODINGS, leakyUserData } from '../estate/user-data.ts';
import type { EstatePlan } from './plan.ts';
import type { Service } from './services.ts';

/** Launches one instance of a service from its template as it stands. */
export function launchMember(
  estate: Estate,
  service: Service,
  at: number,
  sameReservation = false,
): Instance {
  const version = defaultVersion(service.template);
  const instance = launch(estate, {
    region: service.region,
    type: version.instanceType,
    tags: memberTags(estate, service),
    profile: version.profile,
    userData: version.userData,
    httpTokens: version.httpTokens,
    httpEndpoint: version.httpEndpoint,
    at,
    sameReservation,
  });
  service.members.push(instance);
  return instance;
}

function memberTags(estate: Estate, service: Service): Tag[] {
  const random = estate.chance('member-tags');
  const version = String(defaultVersion(service.template).number);
  const tags: Tag[] = [
    ['Name', service.autoScaling ? service.name : `${service.name}-${service.members.length + 1}`],
    ['aws:ec2launchtemplate:id', service.template.id],
    ['aws:ec2launchtemplate:version', version],
    ['service', service.name],
    ['env', service.environment],
    ...service.tags,
    ...oddTags(random),
  ];
  if (service.autoScaling) tags.push(['aws:autoscaling:groupName', `${service.name}-asg`]);
  return tags;
}

/** Launches an instance that somebody started by hand: no template, and tags as they came to mind. */
export function launchByHand(
  estate: Estate,
  region: Region,
  order: { at: number; profile: Profile | null; userData: UserData | null },
): Instance {
  const random = estate.chance('by-hand');
  const team = random.pick(TEAMS);
  const name = `${random.pick(['test', 'tmp', 'poc', 'bastion', 'jump', 'debug', 'build'])}-${team.name}`;
  return launch(estate, {
    region,
    type: random.pick(['t3.micro', 't3.small', 't2.micro', 'm5.large', 'g4dn.xlarge', 'mac2.metal']),
    tags: random.chance(0.08) ? [] : [['Name', name], ...ownerTags(random, team), ...oddTags(random)],
    profile: order.profile,
    userData: order.userData,
    httpTokens: random.chance(0.4) ? 'required' : 'optional',
    httpEndpoint: estate.chance('metadata').chance(0.08) ? 'disabled' : 'enabled',
    at: order.at,
  });
}

/** Launches everything that runs when the clock starts: services first, then the instances started by hand. */
export function launchFleet(estate: Estate, plan: EstatePlan, services: readonly Service[]): void {
  const random = estate.chance('fleet');
  for (const service of services) {
    let at = 0;
    for (let member = 0; member < service.size; member++) {
      const together = member > 0 && random.chance(0.2);
      if (!together) at = estate.startsAt - Math.floor(ageOf(estate, service) / 1000) * 1000;
      const instance = launchMember(estate, service, at, together);
      fitUserData(estate, plan, instance, service);
      addPast(estate, instance);
    }
  }
  while (estate.everyInstance.length < plan.instances) {
    const at = estate.startsAt - Math.floor(random.between(2 * DAY, 60 * DAY) / 1000) * 1000;
    const region = random.pick(services).region;
    const profile = random.chance(plan.coverage + 0.1) ? (region.account.profiles[0] ?? null) : null;
    const instance = launchByHand(estate, region, { at, profile, userData: null });
    fitUserData(estate, plan, instance, null);
    addPast(estate, instance);
  }
}

function ageOf(estate: Estate, service: Service): number {
  const random = estate.chance('ages');
  if (service.mode === 'role') return random.between(2 * DAY, 400 * DAY);
  return service.team.lags ? random.between(50 * DAY, 200 * DAY) : random.between(2 * DAY, 25 * DAY);
}

// The launch is rewritten rather than followed by an edit: these instances were born so.
function fitUserData(estate: Estate, plan: EstatePlan, instance: Instance, service: Service | null): void {
  const position = instance.sequence;
  const wanted = Math.floor((position + 1) * plan.userDataShare) > Math.floor(position * plan.userDataShare);
  if (instance.userData && instance.userData.exposes.length > 0) return;
  instance.userData = wanted ? bornWith(estate, plan, instance, service) : null;
  const { userData, profile, createdAt } = instance;
  instance.changes[0] = { at: createdAt, kind: 'launched', profile, userData };
}

function bornWith(estate: Estate, plan: EstatePlan, instance: Instance, service: Service | null): UserData {
  const random = estate.chance('user-data');
  const name = service?.name ?? 'adhoc';
  const keys = instance.region.account.users.flatMap((user) => user.keys);
  if (keys.length > 0 && random.chance(plan.leakyInstances))
    return leakyUserData(random, name, random.pick(keys), random.pick(LEAK_ENCODINGS));
  return service?.userData ?? harmlessUserData(random, name);
}

function addPast(estate: Estate, instance: Instance): void {
  const random = estate.chance('past');
  const roll = random.next();
  const age = estate.startsAt - instance.createdAt;
  if (roll > 0.14 || age < 8 * DAY) return;
  const stoppedAt = instance.createdAt + Math.floor((age * random.between(0.2, 0.5)) / 1000) * 1000;
  stop(instance, stoppedAt);
  if (roll > 0.04) start(instance, stoppedAt + random.integer(30, 60) * HOUR);
}
