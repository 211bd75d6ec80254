import * as schemas from '../schemas.ts';
import { type Endpoint, get } from './endpoint.ts';

/** Mutes and exemptions. */
export const decisionsEndpoints: readonly Endpoint[] = [
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
];
