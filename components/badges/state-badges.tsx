import { Badge } from '@mantine/core';
import type { AccessKey, Finding, RelatedInstance } from '#lib/api/schemas.ts';
import { badgeWords as words } from '#words/badges.ts';

type Coverage = RelatedInstance['coverage'];

const coverageColours: Record<Coverage, string> = {
  covered: 'iris',
  'no-profile': 'orange',
  'empty-profile': 'orange',
  unknown: 'gray',
  'not-eligible': 'gray',
};

/** Whether an instance carries a role. */
export function CoverageBadge({ coverage }: { coverage: Coverage }) {
  return <Badge color={coverageColours[coverage]}>{words.coverage[coverage]}</Badge>;
}

/** Whether a key may be used. */
export function KeyStatusBadge({ status }: { status: AccessKey['status'] }) {
  return <Badge color={status === 'active' ? 'orange' : 'gray'}>{words.keyStatus[status]}</Badge>;
}

/** Whether a finding is open. */
export function FindingStateBadge({ state }: { state: Finding['state'] }) {
  return <Badge color={state === 'open' ? 'red' : 'iris'}>{words.findingState[state]}</Badge>;
}
