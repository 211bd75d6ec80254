import { PENDING_MS, SHUTTING_DOWN_MS, STOPPING_MS } from './durations.ts';
import type { AccessKey, Instance } from './model.ts';

type StateName = 'pending' | 'running' | 'stopping' | 'stopped' | 'shutting-down' | 'terminated';

/** The EC2 state name and code of an instance, transitions included. */
export function stateOf(instance: Instance, now: number): { name: StateName; code: number } {
  const elapsed = now - instance.phaseAt;
  switch (instance.phase) {
    case 'running':
      return elapsed < PENDING_MS ? { name: 'pending', code: 0 } : { name: 'running', code: 16 };
    case 'stopped':
      return elapsed < STOPPING_MS ? { name: 'stopping', code: 64 } : { name: 'stopped', code: 80 };
    case 'terminated':
      return elapsed < SHUTTING_DOWN_MS
        ? { name: 'shutting-down', code: 32 }
        : { name: 'terminated', code: 48 };
  }
}

/** The last use of a key up to an instant, or null when it was never used by then. */
export function lastUseOf(key: AccessKey, now: number): number | null {
  if (!key.usage) return null;
  const end = Math.min(now, key.usage.until);
  if (end < key.usage.firstAt) return null;
  const step = key.usage.everySeconds * 1000;
  return key.usage.firstAt + Math.floor((end - key.usage.firstAt) / step) * step;
}
