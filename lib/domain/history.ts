/** One thing that changed: `subject` says of what, `before` and `after` are its values where they are short. */
export type Change<K extends string> = {
  kind: K;
  subject: string | null;
  before: string | null;
  after: string | null;
};

/** What changed at one instant. */
export type HistoryEntry<K extends string> = { at: Date; changes: Change<K>[] };

type Version = { validFrom: Date; validTo: Date | null };

/** A change with what it needs; the rest is null. */
export function change<K extends string>(kind: K, parts: Partial<Omit<Change<K>, 'kind'>> = {}): Change<K> {
  return { kind, subject: null, before: null, after: null, ...parts };
}

/**
 * What happened to a resource, newest first, from its versions, newest first: it appeared, changed, was gone, came back.
 *
 * @param compare what differs between a version and the one that follows it
 * @param isWhole false if older versions were left out: the oldest one is then only compared with
 */
export function historyOf<V extends Version, K extends string>(
  versions: readonly V[],
  compare: (before: V, after: V) => Change<K>[],
  isWhole = true,
): HistoryEntry<K | 'appeared' | 'gone'>[] {
  type Entry = HistoryEntry<K | 'appeared' | 'gone'>;
  const entries = versions.flatMap((version, index): Entry[] => {
    const before = versions[index + 1];
    const after = index === 0 ? undefined : versions[index - 1];
    const ended: Entry[] =
      version.validTo !== null && version.validTo.getTime() !== after?.validFrom.getTime()
        ? [{ at: version.validTo, changes: [change('gone')] }]
        : [];
    if (before === undefined && !isWhole) return ended;
    const follows = before?.validTo?.getTime() === version.validFrom.getTime();
    const changes =
      before !== undefined && follows ? compare(before, version) : [change('appeared' as const)];
    return [...ended, { at: version.validFrom, changes }];
  });
  return entries.filter(({ changes }) => changes.length > 0);
}

/** Entries of several histories as one, newest first: what happened at one instant stands together. */
export function mergedHistory<K extends string>(entries: readonly HistoryEntry<K>[]): HistoryEntry<K>[] {
  const byInstant = Map.groupBy(entries, ({ at }) => at.getTime());
  return [...byInstant]
    .sort(([a], [b]) => b - a)
    .map(([at, together]) => ({ at: new Date(at), changes: together.flatMap(({ changes }) => changes) }));
}

/** What differs between two maps of short texts, key by key: tags, say. */
export function changedEntries<K extends string>(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  kinds: { added: K; removed: K; changed: K },
): Change<K>[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((subject) => {
    const [was, is] = [entryOf(before, subject), entryOf(after, subject)];
    if (was === is) return [];
    const kind = was === null ? kinds.added : is === null ? kinds.removed : kinds.changed;
    return [change(kind, { subject, before: was, after: is })];
  });
}

function entryOf(map: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(map, key) ? (map[key] ?? null) : null;
}
