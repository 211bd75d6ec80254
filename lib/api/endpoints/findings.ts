import * as schemas from '../schemas.ts';
import { type Endpoint, get } from './endpoint.ts';

/** Findings, what is done about them, and views of them. */
export const findingsEndpoints: readonly Endpoint[] = [
  get('/api/v1/findings', 'listFindings', 'Findings, worst and newest first', schemas.findingsPage, {
    query: schemas.findingsQuery,
  }),
  get(
    '/api/v1/findings/facets',
    'listFindingFacets',
    'Exact counts of findings',
    schemas.findingFacetsAnswer,
    {
      query: schemas.findingFacetsQuery,
    },
  ),
  get(
    '/api/v1/findings/values',
    'listFindingValues',
    'Values for a filter of findings',
    schemas.fieldValues,
    {
      query: schemas.findingValuesQuery,
    },
  ),
  get(
    '/api/v1/findings/groups',
    'listFindingGroups',
    'Findings by what they have in common',
    schemas.findingGroupsAnswer,
    { query: schemas.findingGroupsQuery },
  ),
  get(
    '/api/v1/findings/top-fixes',
    'listTopFixes',
    'The ten fixes that take away the most risk',
    schemas.topFixes,
    { query: schemas.topFixesQuery },
  ),
  {
    ...get(
      '/api/v1/findings/export',
      'exportFindings',
      'The findings that the same list holds, as a file',
      schemas.findingsExport,
      { query: schemas.findingsExportQuery },
    ),
    type: '*/*',
  },
  get(
    '/api/v1/findings/trend',
    'getFindingTrend',
    'Findings over time: what stands, what was opened, reopened and resolved',
    schemas.findingTrend,
    { query: schemas.findingTrendQuery },
  ),
  get(
    '/api/v1/findings/statistics',
    'getFindingStatistics',
    'How old findings are, when they are due, and how long it took to resolve them',
    schemas.findingStatistics,
    { query: schemas.findingStatisticsQuery },
  ),
  get('/api/v1/findings/{id}', 'getFinding', 'One finding', schemas.findingDetail, {
    query: schemas.findingQuery,
    id: 'The fingerprint.',
  }),
  {
    ...{ method: 'post', path: '/api/v1/findings/{id}/acts', operation: 'actOnFinding' },
    summary: 'Acknowledge, start, mute, assign …: one act on one finding, as it was seen',
    ...{
      id: 'The fingerprint.',
      body: schemas.findingActRequest,
      status: 200,
      answer: schemas.findingDetail,
    },
  },
  {
    ...{ method: 'post', path: '/api/v1/findings/{id}/undo', operation: 'undoAct' },
    summary: "Undo one's own last act on a finding, up to ten seconds after it",
    ...{ id: 'The fingerprint.', body: schemas.undoActRequest, status: 200, answer: schemas.findingDetail },
  },
  {
    ...{ method: 'post', path: '/api/v1/findings/{id}/comments', operation: 'addComment' },
    summary: 'Comment on a finding',
    ...{ id: 'The fingerprint.', body: schemas.commentRequest, status: 201, answer: schemas.comment },
  },
  {
    ...{ method: 'post', path: '/api/v1/findings/bulk', operation: 'actInBulk' },
    summary: 'One act on many findings, in the background',
    ...{ body: schemas.bulkActRequest, status: 202, answer: schemas.bulkAct },
  },
  get('/api/v1/findings/bulk/{id}', 'getBulkAct', 'How far a bulk act is', schemas.bulkAct, {
    query: schemas.noQuery,
    id: "The bulk act's id.",
  }),
  {
    ...{ method: 'post', path: '/api/v1/findings/bulk/{id}/undo', operation: 'undoBulkAct' },
    summary: 'Undo a bulk act, up to ten seconds after it has ended',
    ...{ id: "The bulk act's id.", status: 200, answer: schemas.undoneBulkAct },
  },
  {
    ...{ method: 'patch', path: '/api/v1/comments/{id}', operation: 'changeComment' },
    summary: "Change one's own comment",
    ...{ id: "The comment's id.", body: schemas.commentRequest, status: 200, answer: schemas.comment },
  },
  {
    ...{ method: 'delete', path: '/api/v1/comments/{id}', operation: 'deleteComment' },
    summary: "Delete one's own comment",
    ...{ id: "The comment's id.", status: 204, answer: null },
  },
  get('/api/v1/views', 'listViews', "Saved views: one's own and shared ones", schemas.viewsList, {
    query: schemas.viewsQuery,
  }),
  {
    ...{ method: 'post', path: '/api/v1/views', operation: 'saveView' },
    summary: 'Save a view',
    ...{ body: schemas.viewRequest, status: 201, answer: schemas.view },
  },
  {
    ...{ method: 'patch', path: '/api/v1/views/{id}', operation: 'changeView' },
    summary: "Change one's own view",
    ...{ id: "The view's id.", body: schemas.viewPatch, status: 200, answer: schemas.view },
  },
  {
    ...{ method: 'delete', path: '/api/v1/views/{id}', operation: 'deleteView' },
    summary: "Delete one's own view",
    ...{ id: "The view's id.", status: 204, answer: null },
  },
];
