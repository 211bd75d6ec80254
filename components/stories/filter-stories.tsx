import { lazy, type ReactNode, Suspense } from 'react';

// Apart, so that the page of all states stays within the weight of a page.
const FilterBarStory = lazy(() => import('./filter-bar-story.tsx'));
const FacetsStory = lazy(() => import('./facets-story.tsx'));

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
