import { type IamSnapshot, type ProfileContents, presenceOf, profileContents } from '#lib/domain/coverage.ts';
import type { Segment } from '#lib/domain/episodes.ts';
import type { ExemptSpan } from '#lib/domain/exemptions.ts';
import type { Instance } from '#lib/domain/inventory.ts';

type Span = { validFrom: Date; validTo: Date | null };

/** Spans as they were known just before an instant; null: now. */
export function spansUntil<T extends Span>(spans: T[], until: Date | null): T[] {
  if (until === null) return spans;
  return spans
    .filter(({ validFrom }) => validFrom < until)
    .map((span) => (span.validTo !== null && span.validTo >= until ? { ...span, validTo: null } : span));
}

export type InstanceSpan = Span &
  Pick<
    Instance,
    'state' | 'stateChangedAt' | 'profileArn' | 'associatedAt' | 'createdAt' | 'launchTime' | 'owner'
  > & {
    /** When exemptions whose patterns cover it stand, in order. */
    exempt: readonly ExemptSpan[];
  };

export type ProfileSpan = Span & { roleArn: string };

/**
 * One instance's timeline: its versions, cut wherever what its profile holds became known or changed. A role that
 * only a partial collection saw leaves the contents unknown until a complete one confirms it: a partial collection
 * ends no episode.
 *
 * @param versions the instance's versions, oldest first
 * @param profiles by ARN, the spans in which each profile held a role, oldest first
 * @param iam the complete looks at the account's IAM, oldest first
 */
export function timelineOf(
  versions: InstanceSpan[],
  profiles: ReadonlyMap<string, ProfileSpan[]>,
  iam: readonly IamSnapshot[],
): Segment[] {
  return versions.flatMap((version) => {
    const { state, stateChangedAt, associatedAt, createdAt, launchTime, owner } = version;
    const spans = version.profileArn === null ? [] : (profiles.get(version.profileArn) ?? []);
    const cuts = cutsOf(version, spans, iam);
    return cuts.map((from, index) => ({
      from,
      to: cuts[index + 1] ?? version.validTo,
      presence: presenceOf(version, contentsAt(from, version, spans, iam)),
      isExempt: version.exempt.some((span) => span.from <= from && (span.to === null || from < span.to)),
      ...{ state, stateChangedAt, associatedAt, createdAt, launchTime, owner },
    }));
  });
}

/** The instants within a version at which what its profile holds may read differently, or it comes to be exempt or not; its start is the first. */
function cutsOf(version: InstanceSpan, spans: ProfileSpan[], iam: readonly IamSnapshot[]): Date[] {
  const known = version.profileArn === null ? undefined : firstBegunSince(iam, knownSince(version));
  const confirmed = spans.map(({ validFrom }) => iam[indexFrom(iam, validFrom)]?.seenAt);
  const exempt = version.exempt.flatMap(({ from, to }) => [from, to]);
  const inner = [
    ...spans.flatMap(({ validFrom, validTo }) => [validFrom, validTo]),
    ...confirmed,
    known,
    ...exempt,
  ]
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
  iam: readonly IamSnapshot[],
): ProfileContents {
  const holding = spans.find(
    ({ validFrom, validTo }) => validFrom <= at && (validTo === null || validTo > at),
  );
  return profileContents({
    role: holding === undefined ? null : { since: holding.validFrom },
    iam: lastAtOrBefore(iam, at),
    knownSince: knownSince(version),
  });
}

/** Index of the first look that speaks for `at` or later, by bisection. */
function indexFrom(iam: readonly IamSnapshot[], at: Date): number {
  let [low, high] = [0, iam.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const look = iam[middle];
    if (look && look.seenAt < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastAtOrBefore(iam: readonly IamSnapshot[], at: Date): IamSnapshot | null {
  const index = indexFrom(iam, at);
  const look = iam[index];
  return look?.seenAt.getTime() === at.getTime() ? look : (iam[index - 1] ?? null);
}

/** When the first look was over that had not begun before `since`. */
function firstBegunSince(iam: readonly IamSnapshot[], since: Date): Date | undefined {
  for (let index = indexFrom(iam, since); index < iam.length; index += 1) {
    const look = iam[index];
    if (look && look.startedAt >= since) return look.seenAt;
  }
  return undefined;
}
