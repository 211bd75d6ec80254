import { Badge } from '@mantine/core';
import type { Instance } from '#lib/api/schemas.ts';
import { instanceWords as words } from '#words/instances.ts';

const colours: Record<Instance['coverage'], string> = {
  covered: 'iris',
  'no-profile': 'orange',
  'empty-profile': 'orange',
  unknown: 'gray',
  'not-eligible': 'gray',
};

/** Whether an instance carries a role. */
export function CoverageBadge({ coverage }: { coverage: Instance['coverage'] }) {
  return <Badge color={colours[coverage]}>{words.coverage[coverage]}</Badge>;
}
