/** Pages by the letter that follows `g`. */
export const pageKeys: Readonly<Record<string, string>> = {
  o: '/',
  f: '/findings',
  i: '/instances',
  k: '/access-keys',
  r: '/roles',
  l: '/launch-templates',
  w: '/owners',
  a: '/accounts',
  m: '/compliance',
  c: '/collections',
};

type Press = { key: string; isCommand: boolean; isTyping: boolean; atMs: number };
/** The `g` that was pressed, and when. */
export type Pending = number | null;
type Meaning = { action: 'palette' | 'help' | 'filter' | { go: string } | null; pending: Pending };

const sequenceMs = 1_500;

/**
 * What a key means. `Ctrl` or `Cmd` with `K` always counts; single keys do not while one types.
 *
 * @param pending what an earlier key began
 */
export function readShortcut({ key, isCommand, isTyping, atMs }: Press, pending: Pending): Meaning {
  if (isCommand) return { action: key.toLowerCase() === 'k' ? 'palette' : null, pending: null };
  if (isTyping) return { action: null, pending: null };
  if (pending !== null && atMs - pending <= sequenceMs) {
    const page = Object.hasOwn(pageKeys, key) ? pageKeys[key] : undefined;
    return { action: page === undefined ? null : { go: page }, pending: null };
  }
  if (key === 'g') return { action: null, pending: atMs };
  if (key === '?') return { action: 'help', pending: null };
  return { action: key === '/' ? 'filter' : null, pending: null };
}
