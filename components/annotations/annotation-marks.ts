import type { Mark } from '#components/charts/marks.ts';
import { formatDay } from '#components/format/times.ts';
import type { Annotations } from '#lib/api/schemas.ts';
import { annotationWords as words } from '#words/annotations.ts';

type Note = Annotations['notes'][number];

/** An entry of the list behind the marks. */
export type Entry = Mark & {
  /** `3 Nov`, `3 Nov – 5 Nov` */
  when: string;
  /** Of a note: itself, to be changed. */
  note: Note | null;
};

const mostPlaces = 3;

/** What happened in the span, newest first, in words. The charts mark it, the list tells it. */
export function toEntries(
  { gaps, settingsChanges, notes }: Annotations,
  accountName: (accountId: string) => string,
): Entry[] {
  const entries: Entry[] = [
    ...gaps.map(({ firstDay, lastDay, unseen, partlySeen }) => ({
      ...{ key: `gap-${firstDay}`, kind: 'gap' as const, firstDay, lastDay, note: null },
      when: firstDay === lastDay ? formatDay(firstDay) : `${formatDay(firstDay)} – ${formatDay(lastDay)}`,
      label: describeGap(unseen, partlySeen, accountName),
    })),
    ...settingsChanges.map(({ day, at, keys }) => ({
      ...{ key: `settings-${at}`, kind: 'settings' as const, firstDay: day, lastDay: day, note: null },
      when: formatDay(day),
      label: words.settings(keys.join(', ')),
    })),
    ...notes.map((note) => ({
      ...{ key: `note-${note.id}`, kind: 'note' as const, firstDay: note.day, lastDay: note.day, note },
      when: formatDay(note.day),
      label: note.text,
    })),
  ];
  return entries.toSorted((a, b) => (a.lastDay === b.lastDay ? 0 : a.lastDay < b.lastDay ? 1 : -1));
}

type Place = { accountId: string; region: string };

function describeGap(
  unseen: readonly Place[],
  partly: readonly Place[],
  name: (id: string) => string,
): string {
  const places = [...unseen, ...partly];
  const named = places
    .slice(0, mostPlaces)
    .map(({ accountId, region }) => words.place(name(accountId), region));
  const more = places.length > mostPlaces ? words.more(places.length - mostPlaces) : '';
  return words.gap(unseen.length, partly.length) + words.places(named.join(', ')) + more;
}
