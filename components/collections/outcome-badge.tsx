import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconClock,
  IconHourglass,
  IconLoader2,
  IconQuestionMark,
  IconX,
} from '@tabler/icons-react';
import { Badge } from '#components/badge/badge.tsx';
import { collectionsWords } from '#words/collections.ts';
import classes from './collections.module.css';
import type { Standing } from './scope-state.ts';

const looks = {
  running: { colour: 'iris', Icon: IconLoader2 },
  stopping: { colour: 'iris', Icon: IconLoader2 },
  queued: { colour: 'iris', Icon: IconHourglass },
  failed: { colour: 'red', Icon: IconX },
  cancelled: { colour: 'gray', Icon: IconBan },
  partial: { colour: 'orange', Icon: IconAlertTriangle },
  stale: { colour: 'yellow', Icon: IconClock },
  never: { colour: 'gray', Icon: IconQuestionMark },
  complete: { colour: 'gray', Icon: IconCheck },
} as const satisfies Record<Standing, unknown>;

/** How a scope stands, or a collection ended: by colour, sign and word. */
export function OutcomeBadge({ standing }: { standing: Standing }) {
  const { colour, Icon } = looks[standing];
  const isTurning = standing === 'running' || standing === 'stopping';
  return (
    <Badge
      tone={colour}
      icon={<Icon size={12} aria-hidden="true" className={isTurning ? classes.turning : undefined} />}
    >
      {collectionsWords.standings[standing]}
    </Badge>
  );
}
