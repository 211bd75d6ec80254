'use client';
import { queueWords as words } from '#words/queue.ts';
import classes from './queue.module.css';
import { type Grouping, groupings } from './use-queue-view.ts';

type Props = { group: Grouping; onGroup: (group: Grouping) => void };

/** By what the queue is grouped. */
export function GroupPicker({ group, onGroup }: Props) {
  return (
    <select
      className={classes.picker}
      aria-label={words.group}
      value={group}
      onChange={({ currentTarget }) =>
        onGroup(groupings.find((one) => one === currentTarget.value) ?? 'none')
      }
    >
      {groupings.map((one) => (
        <option key={one} value={one}>
          {words.groupings[one]}
        </option>
      ))}
    </select>
  );
}
