import { Page } from '#components/frame/page.tsx';
import { collectionsWords as words } from '#words/collections.ts';
import { collectionParams } from './collection-params.ts';
import { ScopesSection } from './scopes-section.tsx';

/** The page of the collections: every scope over time, and one collection from close by. */
export function CollectionsPage() {
  return (
    <Page title={words.title} params={collectionParams}>
      <ScopesSection />
    </Page>
  );
}
