import { type ReactNode, Suspense } from 'react';
import { lazyPart } from '#components/connection/lazy-part.ts';

// Apart, so that the page of all states stays within the weight of a page.
const FilterBarStory = lazyPart(() => import('./filter-bar-story.tsx'));
const FacetsStory = lazyPart(() => import('./facets-story.tsx'));

/** Filters: empty, with a mistake, and counts of odd values. */
export const filterStories: Readonly<Record<string, ReactNode>> = {
  'Filter: nothing yet': (
    <Suspense>
      <FilterBarStory text="" />
    </Suspense>
  ),
  'Filter: it cannot be read': (
    <Suspense>
      <FilterBarStory text="state = gone and owner = payments" />
    </Suspense>
  ),
  'Filter: counts to narrow down by': (
    <Suspense>
      <FacetsStory />
    </Suspense>
  ),
};
