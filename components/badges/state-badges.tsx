import { Badge } from '#components/badge/badge.tsx';
import type { Tone } from '#components/theme/palette.ts';
import type { AccessKey, Finding, RelatedInstance } from '#lib/api/schemas.ts';
import { badgeWords as words } from '#words/badges.ts';

type Coverage = RelatedInstance['coverage'];

const coverageColours: Record<Coverage, Tone> = {
  covered: 'iris',
  'no-profile': 'orange',
  'empty-profile': 'orange',
  unknown: 'gray',
  'not-eligible': 'gray',
  exempt: 'gray',
};

/** Whether an instance carries a role. */
export function CoverageBadge({ coverage }: { coverage: Coverage }) {
  return <Badge tone={coverageColours[coverage]}>{words.coverage[coverage]}</Badge>;
}

/** Whether a key may be used. */
export function KeyStatusBadge({ status }: { status: AccessKey['status'] }) {
  return <Badge tone={status === 'active' ? 'orange' : 'gray'}>{words.keyStatus[status]}</Badge>;
}

const findingColours: Record<Finding['state'], Tone> = {
  open: 'red',
  acknowledged: 'orange',
  'in-progress': 'orange',
  muted: 'gray',
  resolved: 'iris',
};

/** Where a finding is in its life. */
export function FindingStateBadge({ state }: { state: Finding['state'] }) {
  return <Badge tone={findingColours[state]}>{words.findingState[state]}</Badge>;
}
