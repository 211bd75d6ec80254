import { namesPage, type Pending, type Press } from '#components/quick-access/press.ts';

/** What a key does in the queue. */
export type QueueAction =
  | 'next'
  | 'previous'
  | 'select'
  | 'select-page'
  | 'acknowledge'
  | 'start'
  | 'return'
  | 'mute'
  | 'assign'
  | 'undo'
  | 'close';

const actions: Readonly<Record<string, QueueAction>> = {
  j: 'next',
  k: 'previous',
  x: 'select',
  X: 'select-page',
  a: 'acknowledge',
  s: 'start',
  r: 'return',
  m: 'mute',
  e: 'assign',
  u: 'undo',
  Escape: 'close',
};

/** What a key means in the queue; nothing while one types, and after a `g`, which begins the name of a page. */
export function readQueueKey(
  press: Press,
  pending: Pending,
): { action: QueueAction | null; pending: Pending } {
  const { key, isCommand, isTyping, atMs } = press;
  if (isCommand || isTyping || namesPage(press, pending)) return { action: null, pending: null };
  if (key === 'g') return { action: null, pending: atMs };
  return { action: Object.hasOwn(actions, key) ? (actions[key] ?? null) : null, pending: null };
}
