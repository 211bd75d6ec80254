import { Badge } from '@mantine/core';
import type { Finding } from '#lib/api/schemas.ts';

type Severity = Finding['severity'];

const colours: Record<Severity, string> = { critical: 'red', high: 'orange', medium: 'yellow', low: 'gray' };

export function SeverityBadge({ severity }: { severity: Severity }) {
  return <Badge color={colours[severity]}>{severity}</Badge>;
}
