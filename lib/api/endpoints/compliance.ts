import * as schemas from '../schemas.ts';
import { type Endpoint, get } from './endpoint.ts';

/** Rules, and the controls that they speak for. */
export const complianceEndpoints: readonly Endpoint[] = [
  get(
    '/api/v1/rules',
    'listRules',
    'Every rule as it is set, and how many of its findings stand',
    schemas.rulesAnswer,
    {
      query: schemas.rulesQuery,
    },
  ),
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
];
