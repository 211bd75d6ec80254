import { Badge } from '#components/badge/badge.tsx';
import type { Tone } from '#components/theme/palette.ts';
import type { PermissionStanding } from '#lib/api/schemas.ts';
import { permissionWords as words } from '#words/permissions.ts';

const tones: Record<PermissionStanding, Tone> = {
  administrator: 'red',
  'privilege-escalation': 'orange',
  'credentials-exposure': 'yellow',
  'data-exfiltration': 'yellow',
  'resource-exposure': 'yellow',
  'infrastructure-modification': 'yellow',
  'service-wildcard': 'yellow',
  none: 'iris',
  'not-assessed': 'gray',
};

/** What a role's permissions amount to at worst. */
export function StandingBadge({ standing }: { standing: PermissionStanding }) {
  return <Badge tone={tones[standing]}>{words.standing[standing]}</Badge>;
}
