import * as schemas from '../schemas.ts';
import { type Endpoint, get } from './endpoint.ts';

/** Accounts, and what is collected of them. */
export const collectionsEndpoints: readonly Endpoint[] = [
  get('/api/v1/collections', 'listCollections', 'Collections, newest first', schemas.collectionsPage, {
    query: schemas.collectionsQuery,
  }),
  {
    method: 'post',
    path: '/api/v1/collections',
    operation: 'requestCollection',
    summary: 'Collect now',
    body: schemas.collectionRequest,
    status: 202,
    answer: schemas.collectionRequested,
  },
  get(
    '/api/v1/collections/history',
    'getCollectionHistory',
    'How the collections of each scope went',
    schemas.collectionHistory,
    { query: schemas.collectionHistoryQuery },
  ),
  get('/api/v1/collections/{id}', 'getCollection', 'One collection', schemas.collection, {
    query: schemas.noQuery,
    id: "The collection's id.",
  }),
  {
    method: 'post',
    path: '/api/v1/collections/{id}/cancel',
    operation: 'cancelCollection',
    summary: 'Stop a running collection; 409 if it has ended',
    id: "The collection's id.",
    status: 202,
    answer: schemas.collection,
  },
  {
    method: 'post',
    path: '/api/v1/collections/cancel',
    operation: 'cancelCollections',
    summary: 'Take collections out of the queue and stop those that run; 409 if there is none',
    body: schemas.collectionRequest,
    status: 202,
    answer: schemas.collectionsCancelled,
  },
  get('/api/v1/accounts', 'listAccounts', 'Monitored accounts', schemas.accountsPage, {
    query: schemas.accountsQuery,
  }),
  get('/api/v1/accounts/{id}', 'getAccount', 'One account, its scopes and figures', schemas.accountDetail, {
    query: schemas.accountQuery,
    id: "The account's id.",
  }),
  get('/api/v1/scopes', 'listScopes', 'The state of every scope, now', schemas.scopesPage, {
    query: schemas.scopesQuery,
  }),
  {
    ...get(
      '/api/v1/events',
      'followEvents',
      'What is being collected, as server-sent events',
      schemas.events,
      {},
    ),
    type: 'text/event-stream',
  },
  get(
    '/api/v1/setup',
    'getSetup',
    'Credentials, permissions, regions and owner tags, looked up in AWS now',
    schemas.setup,
    { query: schemas.noQuery },
  ),
];
