import { collectionsEndpoints } from './endpoints/collections.ts';
import { complianceEndpoints } from './endpoints/compliance.ts';
import { decisionsEndpoints } from './endpoints/decisions.ts';
import { type Endpoint, get } from './endpoints/endpoint.ts';
import { findingsEndpoints } from './endpoints/findings.ts';
import { historyEndpoints } from './endpoints/history.ts';
import { inventoryEndpoints } from './endpoints/inventory.ts';
import { kpisEndpoints } from './endpoints/kpis.ts';
import * as schemas from './schemas.ts';

/** Every address under /api, in the order of the document. */
export const endpoints: readonly Endpoint[] = [
  ...kpisEndpoints,
  ...findingsEndpoints,
  ...decisionsEndpoints,
  ...inventoryEndpoints,
  ...complianceEndpoints,
  ...collectionsEndpoints,
  ...historyEndpoints,
  {
    ...{ method: 'post', path: '/api/v1/demo/time', operation: 'letTimePass' },
    summary: 'Let days pass in a demo, and collect everything as it is then; 404 elsewhere',
    ...{ body: schemas.timePassRequest, status: 202, answer: schemas.timePassed },
  },
  get('/api/health', 'getHealth', 'Liveness and readiness; 503 when not ready', schemas.health, {
    query: schemas.healthQuery,
  }),
];
