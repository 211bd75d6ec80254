import type { Estate } from './estate/estate.ts';
import type { Region, Tag } from './estate/model.ts';
import { countExposures, type ExposureCounts } from './truth/exposures.ts';
import { type KeyStatistics, keyStatisticsAt } from './truth/key-statistics.ts';
import { observe } from './truth/observation.ts';
import { ownerOfTags } from './truth/owner-of-tags.ts';
import { type Remediation, remediationAt } from './truth/remediation.ts';
import { sightingsOf } from './truth/sightings.ts';

/** The estate's KPIs as a faultless observer would report them. */
export type Truth = {
  readonly roleCoverage: { readonly covered: number; readonly eligible: number };
  readonly mttr: Remediation;
  readonly accessKeys: KeyStatistics;
  readonly exposedCredentials: ExposureCounts;
};

/** Keys belong to no region: they are counted when `region` is absent or `global`. */
export type TruthFilter = { readonly account?: string; readonly region?: string; readonly owner?: string };

export type TruthQuestion = {
  readonly at: Date;
  /** The instants at which the estate was collected, ascending; what happened after the last one up to `at` is not known. */
  readonly rollCalls: readonly Date[];
  /** Up to when roll calls are known, by default up to `at`: a later instant tells in hindsight what happened in the window. */
  readonly knownAt?: Date;
  readonly windowDays?: number;
  readonly filter?: TruthFilter;
};

/** The true KPIs at an instant, from the estate's own log by code that shares nothing with the product's. */
export function truthAt(estate: Estate, question: TruthQuestion): Truth {
  const at = question.at.getTime();
  const rollCalls = question.rollCalls.map((date) => date.getTime());
  const knownUntil = question.knownAt?.getTime() ?? at;
  const knownAt = rollCalls.findLast((rollCall) => rollCall <= knownUntil) ?? Number.NEGATIVE_INFINITY;
  const instant = { at, knownAt, windowDays: question.windowDays ?? 30 };
  const sightings = sightingsOf(estate, rollCalls);
  const filter = question.filter ?? {};
  return {
    roleCoverage: coverageAt(estate, knownAt, filter),
    mttr: remediationAt(
      sightings.episodes.filter(({ instance }) => isWanted(filter, instance.region, instance.tags)),
      instant,
    ),
    accessKeys: keyStatisticsAt(
      sightings.keys.filter(({ account, tags }) => isWanted(filter, { name: 'global', account }, tags)),
      instant,
    ),
    exposedCredentials: countExposures(
      sightings.exposures.filter(({ region, tags }) => isWanted(filter, region, tags)),
      instant,
    ),
  };
}

/** The truth at every roll call, in their order. */
export function truthByDay(
  estate: Estate,
  question: Omit<TruthQuestion, 'at'>,
): { readonly at: Date; readonly truth: Truth }[] {
  return question.rollCalls.map((at) => ({ at, truth: truthAt(estate, { ...question, at }) }));
}

function coverageAt(estate: Estate, knownAt: number, filter: TruthFilter): Truth['roleCoverage'] {
  let [covered, eligible] = [0, 0];
  for (const instance of estate.everyInstance) {
    if (!isWanted(filter, instance.region, instance.tags)) continue;
    const seen = observe(instance, knownAt);
    if (seen?.phase !== 'running') continue;
    eligible++;
    if (seen.covered) covered++;
  }
  return { covered, eligible };
}

function isWanted(
  filter: TruthFilter,
  place: Pick<Region, 'name' | 'account'>,
  tags: readonly Tag[],
): boolean {
  if (filter.account !== undefined && filter.account !== place.account.id) return false;
  if (filter.region !== undefined && filter.region !== place.name) return false;
  return filter.owner === undefined || filter.owner === ownerOfTags(tags);
}
