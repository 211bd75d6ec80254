'use client';
import { useEffect, useRef } from 'react';
import { useDisplay } from '#components/display/display-provider.tsx';
import { type Pending, pressOf } from '#components/quick-access/press.ts';
import { type QueueAction, readQueueKey } from './queue-keys.ts';

/** Hears the keys of the queue, wherever on its page the focus is, unless single keys are switched off. */
export function useQueueKeys(act: (action: QueueAction) => void): void {
  const { shortcuts } = useDisplay();
  const pending = useRef<Pending>(null);
  const current = useRef(act);
  useEffect(() => {
    current.current = act;
  });
  useEffect(() => {
    if (shortcuts === 'off') return;
    const hear = (event: KeyboardEvent) => {
      const press = pressOf(event);
      if (press === null) return;
      const read = readQueueKey(press, pending.current);
      pending.current = read.pending;
      if (read.action === null) return;
      event.preventDefault();
      current.current(read.action);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [shortcuts]);
}
