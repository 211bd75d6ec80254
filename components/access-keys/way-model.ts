import { formatCount } from '#components/format/numbers.ts';
import type { AccessKeyDetail } from '#lib/api/schemas.ts';
import { keyStepWords as words } from '#words/key-steps.ts';

type Retirement = NonNullable<AccessKeyDetail['retirement']>;
type Step = Retirement['step'];

const stations = [
  'watch',
  'still-needed',
  'migrated',
  'deactivate',
  'deactivated',
  'ready-to-delete',
  'zero',
] as const;

type StationKey = (typeof stations)[number];

/** A station of the way: behind, where the key is, ahead, or not known. */
export type Station = { key: StationKey; label: string; state: keyof typeof words.states };

/** Where a key stands: the stations, what that means, and from when on it is ready for the next one. */
export type Way = {
  stations: readonly Station[];
  headline: string;
  ready: { label: string; at: string } | null;
  notes: readonly string[];
};

const stationOf: Record<Exclude<Step, 'unknown'>, StationKey> = {
  watch: 'watch',
  'still-needed': 'still-needed',
  migrated: 'migrated',
  'ready-to-deactivate': 'deactivate',
  'deactivate-now': 'deactivate',
  deactivated: 'deactivated',
  'ready-to-delete': 'ready-to-delete',
};

/** A key's way to zero in words; `retirement` is null of a key that is gone. */
export function wayOf({
  retirement,
  isRoot,
  lastUsedAt,
}: Pick<AccessKeyDetail, 'retirement' | 'isRoot' | 'lastUsedAt'>): Way {
  if (retirement === null)
    return { stations: stationsAt('zero'), headline: words.gone, ready: null, notes: [] };
  return {
    stations: stationsOf(retirement),
    headline: headlineOf(retirement),
    ready: readyOf(retirement),
    notes: notesOf(retirement, { isRoot, lastUsedAt }),
  };
}

/** A key that anybody may read skips what would make it ready: that is not done. */
function stationsOf({ step, published, doneAt }: Retirement): Station[] {
  const at = stationsAt(step === 'unknown' ? null : stationOf[step]);
  if (step !== 'deactivate-now' || published === 0 || doneAt !== null) return at;
  return at.map((station) => (station.state === 'done' ? { ...station, state: 'ahead' } : station));
}

function stationsAt(here: StationKey | null): Station[] {
  const place = here === null ? -1 : stations.indexOf(here);
  return stations.map((key, index) => ({
    key,
    label: words.stations[key],
    state: place === -1 ? 'unknown' : index < place ? 'done' : index === place ? 'here' : 'ahead',
  }));
}

function headlineOf({ step, reason, places, needing, unknown, lost, open, published }: Retirement): string {
  const { headlines } = words;
  switch (step) {
    case 'unknown':
      return reason === 'keys-not-seen' || reason === 'use-unknown' || reason === 'age-unknown'
        ? headlines.unknown[reason]
        : headlines.unknown['places-unknown'](placesText(unknown));
    case 'still-needed':
      return headlines.neededBy(formatCount(needing), placesText(places), needing === 1);
    case 'ready-to-deactivate':
      return reason === 'unused' ? headlines.unused : headlines.quiet;
    case 'deactivate-now':
      if (published > 0) return headlines.published(placesText(published));
      return lost > 0
        ? headlines.lost(lostText(lost))
        : headlines.exposedNow(words.hosts(formatCount(open), open === 1));
    case 'watch':
    case 'migrated':
    case 'deactivated':
    case 'ready-to-delete':
      return headlines[step];
  }
}

function readyOf({ step, reason, readyAt }: Retirement): Way['ready'] {
  if (readyAt === null) return null;
  if (step === 'migrated') return { label: words.readyToDeactivateAt, at: readyAt };
  const isKnown = reason !== 'inactive-since-unknown';
  return { label: isKnown ? words.readyToDeleteAt : words.readyToDeleteAtLatest, at: readyAt };
}

function notesOf(
  { step, reason, lost, unscanned, doneAt }: Retirement,
  { isRoot, lastUsedAt }: Pick<AccessKeyDetail, 'isRoot' | 'lastUsedAt'>,
): string[] {
  const isActive = step !== 'deactivated' && step !== 'ready-to-delete';
  return [
    ...(step === 'deactivate-now' && doneAt !== null && lastUsedAt !== null && lastUsedAt > doneAt
      ? [words.usedSince]
      : []),
    ...(reason === 'inactive-since-unknown' ? [words.firstSeenInactive] : []),
    ...(step === 'still-needed' && lost > 0 ? [words.lostToo(lostText(lost))] : []),
    ...(isActive && isRoot ? [words.root] : []),
    ...(isActive && !isRoot && unscanned > 0
      ? [words.unscanned(formatCount(unscanned), unscanned === 1)]
      : []),
  ];
}

function placesText(count: number): string {
  return words.places(formatCount(count), count === 1);
}

function lostText(lost: number): string {
  return words.terminatedHosts(formatCount(lost), lost === 1);
}
