'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer } from 'react';
import { followCollections, liveScopesOptions } from '#lib/queries/live.ts';
import { scopesKeys } from '#lib/queries/scopes.ts';
import { nextBatch } from './live-batch.ts';
import { LiveNotice } from './live-notice.tsx';
import { useRefreshOfFigures } from './use-refresh-of-figures.ts';
import { useScopes } from './use-scopes.ts';

const everywhere = { account: null, region: null };

/** Follows what is being collected, says so on every page, and fetches anew what a collection may have changed. */
export function LiveCollections() {
  const client = useQueryClient();
  const [batch, tell] = useReducer(nextBatch, null);
  const { data: live } = useQuery(liveScopesOptions());
  useEffect(
    () =>
      followCollections(client, {
        onScopes: (scopes) => tell({ kind: 'scopes', scopes }),
        onEnded: (collection) => {
          tell({ kind: 'ended', collection });
          void client.invalidateQueries({ queryKey: scopesKeys.all });
        },
      }),
    [client],
  );
  useEffect(() => {
    if (live === null) tell({ kind: 'lost' });
  }, [live]);
  const { data: scopes } = useScopes(everywhere);
  useRefreshOfFigures(scopes?.data);
  return <LiveNotice batch={batch} />;
}
