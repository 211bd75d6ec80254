import { Badge } from '#components/badge/badge.tsx';
import type { Tone } from '#components/theme/palette.ts';
import type { Finding } from '#lib/api/schemas.ts';

type Severity = Finding['severity'];

const colours: Record<Severity, Tone> = { critical: 'red', high: 'orange', medium: 'yellow', low: 'gray' };

export function SeverityBadge({ severity }: { severity: Severity }) {
  return <Badge tone={colours[severity]}>{severity}</Badge>;
}
