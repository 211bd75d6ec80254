import * as schemas from '../schemas.ts';
import { type Endpoint, get } from './endpoint.ts';

/** What there is, and whose it is. */
export const inventoryEndpoints: readonly Endpoint[] = [
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
  get('/api/v1/owners', 'listOwners', 'Owners and what each holds', schemas.ownersPage, {
    query: schemas.ownersQuery,
  }),
  get('/api/v1/owners/{name}', 'getOwner', 'What one owner holds, and how it fares', schemas.ownerDetail, {
    query: schemas.ownerQuery,
    id: "The owner's name.",
  }),
  get('/api/v1/search', 'search', 'Whatever has the text in its id or name', schemas.searchResult, {
    query: schemas.searchQuery,
  }),
];
