import { refuse } from '#lib/api/read-only.ts';
import { change, remove } from '#lib/api/route.ts';
import { exemptionChange } from '#lib/api/schemas.ts';
import { changeExemption } from '#lib/services/change-exemption.ts';
import { revokeExemption } from '#lib/services/revoke-exemption.ts';

export const PATCH = change('/api/v1/exemptions/', exemptionChange, changeExemption);
export const DELETE = remove('/api/v1/exemptions/', revokeExemption);
export const [GET, POST, PUT] = [refuse('PATCH, DELETE'), refuse('PATCH, DELETE'), refuse('PATCH, DELETE')];
