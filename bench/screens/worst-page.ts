import { median } from '#lib/domain/statistics.ts';

/** How many milliseconds something took while a page was visited. */
export type Visit = { path: string; ms: number };

/**
 * Of each page the median of its visits; of the pages the worst. What else runs on the machine delays a visit now and
 * then, but hardly the same page's twice.
 */
export function worstMedian(visits: readonly Visit[]): Visit {
  const pages = [...Map.groupBy(visits, ({ path }) => path)];
  return worstVisit(pages.map(([path, ofPage]) => ({ path, ms: median(ofPage.map(({ ms }) => ms)) ?? 0 })));
}

/** The longest of some visits. */
export function worstVisit(visits: readonly Visit[]): Visit {
  return visits.reduce((worst, visit) => (visit.ms > worst.ms ? visit : worst), { path: '', ms: 0 });
}
