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

type Press = { key: string; isCommand: boolean; isTyping: boolean; atMs: number };

/** The `g` that was pressed, and when: what follows it is a page. */
export type Pending = number | null;

const sequenceMs = 1_500;

/** What a key means in the queue; nothing while one types, and after a `g`, which begins the name of a page. */
export function readQueueKey(
  { key, isCommand, isTyping, atMs }: Press,
  pending: Pending,
): { action: QueueAction | null; pending: Pending } {
  if (isCommand || isTyping) return { action: null, pending: null };
  if (pending !== null && atMs - pending <= sequenceMs) return { action: null, pending: null };
  if (key === 'g') return { action: null, pending: atMs };
  return { action: Object.hasOwn(actions, key) ? (actions[key] ?? null) : null, pending: null };
}
