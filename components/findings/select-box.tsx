'use client';
import { useSyncExternalStore } from 'react';
import type { Finding } from '#lib/api/schemas.ts';
import { queueWords as words } from '#words/queue.ts';
import classes from './queue.module.css';
import { isChosen, type SelectionStore, toggled } from './selection.ts';

/** Whether a finding is chosen, and the box to choose it by. */
export function SelectBox({ finding, store }: { finding: Finding; store: SelectionStore }) {
  const read = () => isChosen(store.read(), finding.id);
  const isOn = useSyncExternalStore(store.subscribe, read, read);
  return (
    <label className={classes.choose} data-chosen={isOn}>
      <input
        type="checkbox"
        data-select
        aria-label={words.selectOne(finding.title)}
        checked={isOn}
        onChange={() => store.change(toggled(store.read(), finding))}
      />
    </label>
  );
}
