import { eligibilityOf, type Presence } from '#lib/domain/coverage.ts';
import type { Instance } from '#lib/domain/inventory.ts';

/** What complete snapshots showed of one instance from `from` up to, not including, `to`; null: up to now. */
export type Segment = {
  from: Date;
  to: Date | null;
  state: Instance['state'];
  presence: Presence;
  /** Whether an accepted exemption covers it. */
  isExempt: boolean;
  createdAt: Date | null;
  launchTime: Date | null;
  associatedAt: Date | null;
  stateChangedAt: Date | null;
  owner: string;
};

/** Why an episode opened. */
export type EpisodeCause = 'launch' | 'start' | 'profile-removed' | 'profile-emptied' | 'exemption-ended';

/** How an episode ended. Only `role-attached` is a remediation. */
export type EpisodeEnding = 'role-attached' | 'terminated' | 'stopped' | 'exempted';

/** One unbroken period, from `openedAt` up to, not including, `endedAt`, in which an instance ran without a role. */
export type EpisodeSpan = {
  openedAt: Date;
  cause: EpisodeCause;
  /** Already open when monitoring of its scope began. */
  openAtStart: boolean;
  /** The first snapshot that showed it. */
  seenAt: Date;
  endedAt: Date | null;
  ending: EpisodeEnding | null;
  /** Whose it was when first seen: a later change of tags does not rewrite the days already counted. */
  owner: string;
};

export type EpisodeSettings = {
  includeStopped: boolean;
  /** The scope's first complete snapshot. */
  monitoredSince: Date | null;
};

/** What the segments up to the present one told that an opening may need. */
type History = {
  firstSeen: Date;
  /** Where the last segment, or run of them, in the state stopped or stopping began. */
  stoppedFrom: Date | null;
  /** Whether it carried a role when last seen. */
  presence: Presence | null;
  /** When a role, or a profile that perhaps held one, was last lost. */
  removedAt: Date | null;
  /** When its profile was last seen to hold no role. */
  emptyAt: Date | null;
  /** When the previous episode ended. */
  endedAt: Date | null;
  /** When it was last exempt no more. */
  exemptUntil: Date | null;
};

/**
 * The episodes of one instance (design.md section 2, MTTR), oldest first; they never overlap.
 *
 * An episode opens in an eligible state with no profile or an empty one. `pending`, `unknown` and unknown presence
 * neither open nor end one. A role ends it in any live state; so does stopping, unless stopped instances count or the
 * role came first; termination; absence from a complete snapshot; and an exemption. When that ends, the next one opens.
 *
 * @param timeline in order of time; a gap, or a last `to` that is not null, means that the instance was absent
 *   from a complete snapshot at that `to`
 */
export function episodesOf(timeline: readonly Segment[], settings: EpisodeSettings): EpisodeSpan[] {
  const segments = timeline.filter(({ from, to }) => to === null || to.getTime() > from.getTime());
  const first = segments[0];
  if (first === undefined) return [];
  const history: History = {
    firstSeen: first.from,
    stoppedFrom: null,
    presence: null,
    removedAt: null,
    emptyAt: null,
    endedAt: null,
    exemptUntil: null,
  };
  const spans: EpisodeSpan[] = [];
  let open: EpisodeSpan | null = null;
  for (const [index, segment] of segments.entries()) {
    noteCover(history, segment);
    if (open === null) {
      open = openingIn(segment, history, settings);
      if (open !== null) spans.push(open);
    }
    const end =
      open && (endingIn(segment, open, history, settings) ?? vanishingAfter(segment, segments[index + 1]));
    if (open !== null && end !== null) {
      Object.assign(open, end);
      history.endedAt = end.endedAt;
      open = null;
    }
    noteStop(history, segment, segments[index - 1]);
    noteExemption(history, segment);
  }
  return spans;
}

function noteCover(history: History, { presence, from }: Segment): void {
  if (presence === 'empty-profile') history.emptyAt = from;
  const lostRole = history.presence === 'covered' && presence !== 'covered';
  const lostPerhaps = history.presence === 'unknown' && presence === 'no-profile';
  if (lostRole || lostPerhaps) history.removedAt = from;
  history.presence = presence;
}

function noteExemption(history: History, { isExempt, to }: Segment): void {
  if (isExempt) history.exemptUntil = to;
}

/** A stop that is seen again, its tags changed perhaps, began where it was first seen. */
function noteStop(history: History, { state, from }: Segment, previous: Segment | undefined): void {
  const isStop = state === 'stopped' || state === 'stopping';
  if (isStop && previous?.state !== state) history.stoppedFrom = from;
}

function openingIn(segment: Segment, history: History, settings: EpisodeSettings): EpisodeSpan | null {
  if (segment.presence !== 'no-profile' && segment.presence !== 'empty-profile') return null;
  if (segment.isExempt || eligibilityOf(segment.state, settings) !== 'eligible') return null;
  const begin = beginOf(segment, history, settings);
  const openedAt = latest(begin.openedAt, history.endedAt);
  return {
    openedAt,
    cause: begin.cause,
    openAtStart: settings.monitoredSince !== null && openedAt.getTime() <= settings.monitoredSince.getTime(),
    seenAt: segment.from,
    endedAt: null,
    ending: null,
    owner: segment.owner,
  };
}

/** The later of the moment it came to run (creation, or its last start) and the moment it lost its role. */
function beginOf(
  segment: Segment,
  { firstSeen, stoppedFrom, removedAt, exemptUntil }: History,
  { includeStopped }: EpisodeSettings,
): Pick<EpisodeSpan, 'openedAt' | 'cause'> {
  // Where stopped instances count, a stop breaks no period, so a start begins none.
  const isRestart = stoppedFrom !== null && !includeStopped;
  const base = isRestart
    ? earliest(latest(segment.launchTime ?? segment.from, stoppedFrom), segment.from)
    : earliest(segment.createdAt ?? segment.launchTime ?? firstSeen, segment.from);
  if (exemptUntil !== null && exemptUntil >= latest(base, removedAt))
    return { openedAt: exemptUntil, cause: 'exemption-ended' };
  if (removedAt === null || removedAt.getTime() < base.getTime()) {
    return { openedAt: base, cause: isRestart ? 'start' : 'launch' };
  }
  const cause = segment.presence === 'empty-profile' ? 'profile-emptied' : 'profile-removed';
  return { openedAt: removedAt, cause };
}

type End = { endedAt: Date; ending: EpisodeEnding };

function endingIn(
  segment: Segment,
  open: EpisodeSpan,
  { emptyAt }: History,
  settings: EpisodeSettings,
): End | null {
  switch (segment.state) {
    case 'unknown':
      return null;
    case 'shutting-down':
    case 'terminated':
      return { endedAt: momentOf(segment.stateChangedAt, open.openedAt, segment), ending: 'terminated' };
    default:
      return earlier(
        earlier(attachmentIn(segment, open, emptyAt), stopIn(segment, open, settings)),
        exemptionIn(segment),
      );
  }
}

/** A profile that was seen empty after its association got its role later, and AWS does not say when. */
function attachmentIn(segment: Segment, { openedAt }: EpisodeSpan, emptyAt: Date | null): End | null {
  if (segment.presence !== 'covered') return null;
  const endedAt = momentOf(segment.associatedAt, latest(openedAt, emptyAt), segment);
  return { endedAt, ending: 'role-attached' };
}

function stopIn(segment: Segment, { openedAt }: EpisodeSpan, settings: EpisodeSettings): End | null {
  if (eligibilityOf(segment.state, settings) !== 'ineligible') return null;
  return { endedAt: momentOf(segment.stateChangedAt, openedAt, segment), ending: 'stopped' };
}

function exemptionIn({ isExempt, from }: Segment): End | null {
  return isExempt ? { endedAt: from, ending: 'exempted' } : null;
}

/** Of two ends that one snapshot shows, the one that came first, else the first. */
function earlier(first: End | null, second: End | null): End | null {
  if (first === null || second === null) return first ?? second;
  return second.endedAt.getTime() < first.endedAt.getTime() ? second : first;
}

/** AWS's own time of a change where it can be true: after `last`, not after the snapshot that showed it. */
function momentOf(claimed: Date | null, last: Date, { from }: Segment): Date {
  const isPossible =
    claimed !== null && claimed.getTime() > last.getTime() && claimed.getTime() <= from.getTime();
  return isPossible ? claimed : from;
}

function vanishingAfter({ to }: Segment, next: Segment | undefined): End | null {
  const isGone = to !== null && (next === undefined || next.from.getTime() > to.getTime());
  return isGone ? { endedAt: to, ending: 'terminated' } : null;
}

function latest(a: Date, b: Date | null): Date {
  return b !== null && b.getTime() > a.getTime() ? b : a;
}

function earliest(a: Date, b: Date): Date {
  return b.getTime() < a.getTime() ? b : a;
}
