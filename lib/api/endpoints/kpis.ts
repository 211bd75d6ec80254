import * as schemas from '../schemas.ts';
import { type Endpoint, get } from './endpoint.ts';

/** The KPIs. */
export const kpisEndpoints: readonly Endpoint[] = [
  get('/api/v1/kpis', 'getKpis', 'The four KPIs at an instant', schemas.kpis, { query: schemas.kpisQuery }),
  get('/api/v1/kpis/trend', 'getTrend', 'One KPI over time', schemas.trend, { query: schemas.trendQuery }),
  get(
    '/api/v1/kpis/standings',
    'listStandings',
    'Accounts, regions or owners side by side, and how they moved',
    schemas.standings,
    { query: schemas.standingsQuery },
  ),
];
