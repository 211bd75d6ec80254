import { type ProfileContents, presenceOf, profileContents } from '#lib/domain/coverage.ts';
import type { Segment } from '#lib/domain/episodes.ts';
import type { Instance } from '#lib/domain/inventory.ts';

type Span = { validFrom: Date; validTo: Date | null };

export type InstanceSpan = Span &
  Pick<
    Instance,
    'state' | 'stateChangedAt' | 'profileArn' | 'associatedAt' | 'createdAt' | 'launchTime' | 'owner'
  >;

export type ProfileSpan = Span & { roleArn: string };

/**
 * One instance's timeline: its versions, cut wherever what its profile holds became known or changed. A role that
 * only a partial collection saw leaves the contents unknown until a complete one confirms it: a partial collection
 * ends no episode.
 *
 * @param versions the instance's versions, oldest first
 * @param profiles by ARN, the spans in which each profile held a role, oldest first
 * @param iamInstants when complete collections saw the account's IAM, oldest first
 */
export function timelineOf(
  versions: InstanceSpan[],
  profiles: ReadonlyMap<string, ProfileSpan[]>,
  iamInstants: readonly Date[],
): Segment[] {
  return versions.flatMap((version) => {
    const { state, stateChangedAt, associatedAt, createdAt, launchTime, owner } = version;
    const spans = version.profileArn === null ? [] : (profiles.get(version.profileArn) ?? []);
    const cuts = cutsOf(version, spans, iamInstants);
    return cuts.map((from, index) => ({
      from,
      to: cuts[index + 1] ?? version.validTo,
      presence: presenceOf(version, contentsAt(from, version, spans, iamInstants)),
      ...{ state, stateChangedAt, associatedAt, createdAt, launchTime, owner },
    }));
  });
}

/** The instants within a version at which what its profile holds may read differently; its start is the first. */
function cutsOf(version: InstanceSpan, spans: ProfileSpan[], iamInstants: readonly Date[]): Date[] {
  const known = version.profileArn === null ? undefined : firstAtOrAfter(iamInstants, knownSince(version));
  const confirmed = spans.map(({ validFrom }) => firstAtOrAfter(iamInstants, validFrom));
  const inner = [...spans.flatMap(({ validFrom, validTo }) => [validFrom, validTo]), ...confirmed, known]
    .filter((cut): cut is Date => cut instanceof Date && isWithin(cut, version))
    .map((cut) => cut.getTime());
  return [version.validFrom, ...[...new Set(inner)].sort((a, b) => a - b).map((cut) => new Date(cut))];
}

function isWithin(cut: Date, { validFrom, validTo }: Span): boolean {
  return cut > validFrom && (validTo === null || cut < validTo);
}

function knownSince({ associatedAt, validFrom }: InstanceSpan): Date {
  return associatedAt ?? validFrom;
}

function contentsAt(
  at: Date,
  version: InstanceSpan,
  spans: ProfileSpan[],
  iamInstants: readonly Date[],
): ProfileContents {
  const holding = spans.find(
    ({ validFrom, validTo }) => validFrom <= at && (validTo === null || validTo > at),
  );
  const iamCompleteAt = lastAtOrBefore(iamInstants, at);
  if (holding && (iamCompleteAt === null || iamCompleteAt < holding.validFrom)) return 'unknown';
  return profileContents({
    roleArn: holding?.roleArn ?? null,
    iamCompleteAt,
    knownSince: knownSince(version),
  });
}

/** Index of the first instant after `at`, by bisection. */
function indexAfter(instants: readonly Date[], at: Date): number {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const instant = instants[middle];
    if (instant && instant <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastAtOrBefore(instants: readonly Date[], at: Date): Date | null {
  return instants[indexAfter(instants, at) - 1] ?? null;
}

function firstAtOrAfter(instants: readonly Date[], at: Date): Date | undefined {
  return instants[indexAfter(instants, new Date(at.getTime() - 1))];
}
