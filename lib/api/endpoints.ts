import type { z } from 'zod';
import * as schemas from './schemas.ts';

/** One address of the API as the OpenAPI document describes it. */
export type Endpoint = {
  method: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  operation: string;
  summary: string;
  query?: z.ZodObject;
  /** What the id in the path is. */
  id?: string;
  body?: z.ZodObject;
  status: 200 | 201 | 202 | 204;
  /** Null: the answer has no body. */
  answer: z.ZodType | null;
  /** Of answers that are not JSON. */
  type?: string;
};

type Details = Pick<Endpoint, 'query' | 'id'>;

function get(
  path: string,
  operation: string,
  summary: string,
  answer: z.ZodType,
  details: Details,
): Endpoint {
  return { method: 'get', path, operation, summary, answer, status: 200, ...details };
}

/** Every address under /api, in the order of the document. */
export const endpoints: readonly Endpoint[] = [
  get('/api/v1/kpis', 'getKpis', 'The four KPIs at an instant', schemas.kpis, { query: schemas.kpisQuery }),
  get('/api/v1/kpis/trend', 'getTrend', 'One KPI over time', schemas.trend, { query: schemas.trendQuery }),
  get(
    '/api/v1/kpis/standings',
    'listStandings',
    'Accounts, regions or owners side by side, and how they moved',
    schemas.standings,
    { query: schemas.standingsQuery },
  ),
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
  get('/api/v1/mutes', 'listMutes', 'Mutes that stand, or have ended', schemas.mutesPage, {
    query: schemas.decisionsQuery,
  }),
  get('/api/v1/mutes/preview', 'previewMute', 'What a pattern would catch now', schemas.mutePreview, {
    query: schemas.mutePreviewQuery,
  }),
  {
    ...{ method: 'post', path: '/api/v1/mutes', operation: 'muteByPattern' },
    summary: 'Mute what a pattern catches, now and while the mute stands',
    ...{ body: schemas.muteRequest, status: 201, answer: schemas.madeMute },
  },
  {
    ...{ method: 'patch', path: '/api/v1/mutes/{id}', operation: 'changeMute' },
    summary:
      'Another reason or end: a new mute takes the place of the one that stands, and holds what that held',
    ...{ id: "The mute's id.", body: schemas.muteChange, status: 200, answer: schemas.mute },
  },
  {
    ...{ method: 'delete', path: '/api/v1/mutes/{id}', operation: 'removeMute' },
    summary: 'Remove a mute: what it held is back at once',
    ...{ id: "The mute's id.", status: 200, answer: schemas.removedMute },
  },
  get(
    '/api/v1/exemptions',
    'listExemptions',
    'Exemptions from needing a role that stand, or have ended',
    schemas.exemptionsPage,
    { query: schemas.decisionsQuery },
  ),
  get(
    '/api/v1/exemptions/preview',
    'previewExemption',
    'What an exemption by a pattern would cover now',
    schemas.exemptionPreview,
    { query: schemas.exemptionPreviewQuery },
  ),
  {
    ...{ method: 'post', path: '/api/v1/exemptions', operation: 'exemptInstances' },
    summary:
      'Exempt the instances that a pattern covers from needing a role, now and while the exemption stands',
    ...{ body: schemas.exemptionRequest, status: 201, answer: schemas.exemption },
  },
  {
    ...{ method: 'patch', path: '/api/v1/exemptions/{id}', operation: 'changeExemption' },
    summary:
      'Another reason or end: a new exemption of the same pattern takes the place of the one that stands',
    ...{ id: "The exemption's id.", body: schemas.exemptionChange, status: 200, answer: schemas.exemption },
  },
  {
    ...{ method: 'delete', path: '/api/v1/exemptions/{id}', operation: 'revokeExemption' },
    summary: 'Revoke an exemption: its instances need a role again',
    ...{ id: "The exemption's id.", status: 204, answer: null },
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
  get(
    '/api/v1/instances',
    'listInstances',
    'Instances, as last seen or as they were',
    schemas.instancesPage,
    {
      query: schemas.instancesQuery,
    },
  ),
  get(
    '/api/v1/instances/facets',
    'listInstanceFacets',
    'Exact counts of instances',
    schemas.instanceFacetsAnswer,
    {
      query: schemas.instanceFacetsQuery,
    },
  ),
  get(
    '/api/v1/instances/values',
    'listInstanceValues',
    'Values for a filter of instances',
    schemas.fieldValues,
    {
      query: schemas.instanceValuesQuery,
    },
  ),
  get('/api/v1/instances/{id}', 'getInstance', 'One instance and its history', schemas.instanceDetail, {
    query: schemas.instanceQuery,
    id: 'The instance id.',
  }),
  get(
    '/api/v1/instances/{id}/aws-answer',
    'getInstanceAwsAnswer',
    'What AWS says of an instance now, asked live, without credentials',
    schemas.instanceAwsAnswer,
    { query: schemas.noQuery, id: 'The instance id.' },
  ),
  get('/api/v1/access-keys', 'listAccessKeys', 'Access keys', schemas.accessKeysPage, {
    query: schemas.accessKeysQuery,
  }),
  get(
    '/api/v1/access-keys/statistics',
    'getAccessKeyStatistics',
    'How many access keys there are by age, last use, status and owner',
    schemas.accessKeyStatistics,
    { query: schemas.accessKeyStatisticsQuery },
  ),
  get(
    '/api/v1/access-keys/burn-down',
    'getKeyBurnDown',
    'Access keys by step of their way to zero, day by day, with a forecast',
    schemas.keyBurnDown,
    { query: schemas.keyBurnDownQuery },
  ),
  get('/api/v1/access-keys/{id}', 'getAccessKey', 'One access key and its history', schemas.accessKeyDetail, {
    query: schemas.accessKeyQuery,
    id: '`ACCOUNT:KEYID`, or the key id alone.',
  }),
  get('/api/v1/roles', 'listRoles', 'IAM roles, as last seen or as they were', schemas.rolesPage, {
    query: schemas.rolesQuery,
  }),
  get('/api/v1/roles/{arn}', 'getRole', 'One IAM role', schemas.roleDetail, {
    query: schemas.roleQuery,
    id: "The role's ARN; its slashes may stand as they are.",
  }),
  get(
    '/api/v1/launch-templates',
    'listLaunchTemplates',
    'Launch templates and the instances without a role that they produce',
    schemas.launchTemplatesPage,
    { query: schemas.launchTemplatesQuery },
  ),
  get(
    '/api/v1/launch-templates/{id}',
    'getLaunchTemplate',
    'One launch template, its instances and its history',
    schemas.launchTemplateDetail,
    { query: schemas.launchTemplateQuery, id: 'The launch template id.' },
  ),
  get(
    '/api/v1/rules',
    'listRules',
    'Every rule as it is set, and how many of its findings stand',
    schemas.rulesAnswer,
    {
      query: schemas.rulesQuery,
    },
  ),
  get('/api/v1/owners', 'listOwners', 'Owners and what each holds', schemas.ownersPage, {
    query: schemas.ownersQuery,
  }),
  get('/api/v1/owners/{name}', 'getOwner', 'What one owner holds, and how it fares', schemas.ownerDetail, {
    query: schemas.ownerQuery,
    id: "The owner's name.",
  }),
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
  get(
    '/api/v1/compliance',
    'getCompliance',
    'How the estate stands against the controls of a framework',
    schemas.compliance,
    { query: schemas.complianceQuery },
  ),
  get(
    '/api/v1/compliance/{framework}/{version}/{control}',
    'getControl',
    'How the estate stands against one control',
    schemas.controlDetail,
    { query: schemas.controlQuery, id: 'As `compliance` gives it.' },
  ),
  get(
    '/api/v1/compliance/{framework}/{version}/{control}/trend',
    'getControlTrend',
    'How the estate stood against one control over time',
    schemas.controlTrend,
    { query: schemas.controlTrendQuery, id: 'As `compliance` gives it.' },
  ),
  {
    ...get(
      '/api/v1/compliance/{framework}/{version}/{control}/evidence',
      'exportEvidence',
      'Every resource that a control judges, and how it stands, as a file',
      schemas.controlEvidence,
      { query: schemas.evidenceQuery, id: 'As `compliance` gives it.' },
    ),
    type: '*/*',
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
  get('/api/v1/search', 'search', 'Whatever has the text in its id or name', schemas.searchResult, {
    query: schemas.searchQuery,
  }),
  get('/api/v1/changes', 'listChanges', 'What differs between two instants', schemas.changesPage, {
    query: schemas.changesQuery,
  }),
  get(
    '/api/v1/changes/summary',
    'summariseChanges',
    'What differs between two instants, counted by owner',
    schemas.changesSummary,
    { query: schemas.changesSummaryQuery },
  ),
  get(
    '/api/v1/annotations',
    'listAnnotations',
    'What charts mark on their days: gaps, changes of the settings, notes',
    schemas.annotations,
    { query: schemas.annotationsQuery },
  ),
  get('/api/v1/notes', 'listNotes', 'Notes on days', schemas.notesPage, { query: schemas.notesQuery }),
  {
    method: 'post',
    path: '/api/v1/notes',
    operation: 'addNote',
    summary: 'Add a note to a day',
    body: schemas.noteRequest,
    status: 201,
    answer: schemas.note,
  },
  {
    method: 'patch',
    path: '/api/v1/notes/{id}',
    operation: 'changeNote',
    summary: 'Change a note',
    id: "The note's id.",
    body: schemas.notePatch,
    status: 200,
    answer: schemas.note,
  },
  {
    method: 'delete',
    path: '/api/v1/notes/{id}',
    operation: 'deleteNote',
    summary: 'Delete a note',
    id: "The note's id.",
    status: 204,
    answer: null,
  },
  {
    ...{ method: 'post', path: '/api/v1/demo/time', operation: 'letTimePass' },
    summary: 'Let days pass in a demo, and collect everything as it is then; 404 elsewhere',
    ...{ body: schemas.timePassRequest, status: 202, answer: schemas.timePassed },
  },
  get('/api/health', 'getHealth', 'Liveness and readiness; 503 when not ready', schemas.health, {
    query: schemas.healthQuery,
  }),
];
