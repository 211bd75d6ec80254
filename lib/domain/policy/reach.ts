import type { Action, ActionResource } from '#lib/domain/policy/action-catalogue.ts';
import { canMeet, matchesAll, matchesWildcard, shortened } from '#lib/domain/policy/wildcard.ts';

/** How many of the resources that an action works on a statement takes in. */
type Reach = 'all' | 'some' | 'none';

/** The resources that a statement names: those, or all but those. */
export type ResourceClause = { patterns: readonly string[]; isNegated: boolean };

/** Tells how far a statement's resources reach for an action. */
export type ReachOf = (action: Action) => Reach;

/**
 * How far a statement reaches. An Allow: as far as for the kind of resource for which it reaches furthest. A Deny: to all
 * if something that the action cannot do without is denied wholly. An account's own number and any partition are no
 * limit, and to an Allow a region is none either. What was told of one kind of resource is remembered.
 */
export function createReach(effect: 'Allow' | 'Deny', { patterns, isNegated }: ResourceClause): ReachOf {
  const clause = patterns.map((pattern) => unlimited(pattern, effect === 'Allow' && !isNegated));
  const known = new Map<string, Reach>();
  const reachOf = ({ arn }: ActionResource): Reach => {
    const reach = known.get(arn) ?? reachOn(clause, arn, isNegated);
    known.set(arn, reach);
    return reach;
  };
  const isEverything = patterns.some(matchesAll);
  // What works on no resource of its own is asked for as `*`.
  const otherwise: Reach = isEverything === isNegated ? 'none' : 'all';
  return ({ resources }) => {
    if (isEverything || resources.length === 0) return otherwise;
    const reaches = resources.map(reachOf);
    if (effect === 'Allow') return furthest(reaches);
    const needed = resources.filter(({ isRequired }) => isRequired);
    if (needed.some((resource) => reachOf(resource) === 'all')) return 'all';
    if (reaches.every((reach) => reach === 'all')) return 'all';
    return reaches.every((reach) => reach === 'none') ? 'none' : 'some';
  };
}

function furthest(reaches: readonly Reach[]): Reach {
  if (reaches.includes('all')) return 'all';
  return reaches.includes('some') ? 'some' : 'none';
}

/** Stands for one resource of a kind, of any name: nothing in a pattern but a star matches it. */
const someOne = '\u0001'.repeat(300);

/** Stands for the role's own account. */
const own = '\u0002';

/** The parts of an ARN behind `arn:`; of what is no whole ARN, all of it as the only part. */
type Parts = readonly string[];

function partsOf(arn: string): Parts {
  const [prefix, partition, service = '', region = '', account = '', ...rest] = arn.split(':');
  if (prefix !== 'arn' || rest.length === 0) return [arn];
  const isOwn = /^(\d{12}|\*)$/.test(account);
  const isAws = partition === '*' || partition?.startsWith('aws');
  return [isAws ? 'aws' : (partition ?? ''), service, region, isOwn ? own : account, rest.join(':')];
}

/** A pattern without what is no limit: `arn:aws-cn:iam::123456789012:role/*` is about all roles that there are. */
function unlimited(pattern: string, isAnyRegion: boolean): Parts {
  const parts = partsOf(pattern).map(shortened);
  if (parts.length === 1) return [shortened(pattern.replace(/^arn:aws[^:]*/, 'arn:aws'))];
  return isAnyRegion && parts[2] !== '' ? parts.with(2, '*') : parts;
}

function reachOn(clause: readonly Parts[], arn: string, isNegated: boolean): Reach {
  const kind = partsOf(arn);
  const one = kind.map((part) => part.replaceAll('*', someOne));
  if (clause.some((pattern) => eachPart(pattern, one, matchesWildcard))) return isNegated ? 'none' : 'all';
  if (clause.some((pattern) => eachPart(pattern, kind, canMeet))) return 'some';
  return isNegated ? 'all' : 'none';
}

/** Part by part: a star stays within its part, unless the pattern is no whole ARN. */
function eachPart(pattern: Parts, arn: Parts, holds: (pattern: string, text: string) => boolean): boolean {
  if (pattern.length === arn.length) return pattern.every((part, at) => holds(part, arn[at] ?? ''));
  return holds(whole(pattern), whole(arn));
}

function whole(parts: Parts): string {
  return parts.length === 1 ? (parts[0] ?? '') : ['arn', ...parts].join(':');
}
