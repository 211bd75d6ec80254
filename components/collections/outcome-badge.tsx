import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconHourglass,
  IconLoader2,
  IconQuestionMark,
  IconX,
} from '@tabler/icons-react';
import classes from './collections.module.css';
import type { Standing } from './scope-state.ts';

const looks = {
  running: { colour: 'iris', Icon: IconLoader2, label: 'running' },
  queued: { colour: 'iris', Icon: IconHourglass, label: 'queued' },
  failed: { colour: 'red', Icon: IconX, label: 'failed' },
  partial: { colour: 'orange', Icon: IconAlertTriangle, label: 'partial' },
  stale: { colour: 'yellow', Icon: IconClock, label: 'stale' },
  never: { colour: 'gray', Icon: IconQuestionMark, label: 'never run' },
  complete: { colour: 'gray', Icon: IconCheck, label: 'complete' },
} as const satisfies Record<Standing, unknown>;

export function OutcomeBadge({ standing }: { standing: Standing }) {
  const { colour, Icon, label } = looks[standing];
  return (
    <Badge
      color={colour}
      leftSection={
        <Icon size={12} aria-hidden="true" className={standing === 'running' ? classes.turning : undefined} />
      }
    >
      {label}
    </Badge>
  );
}
