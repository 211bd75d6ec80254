import { namesPage, type Pending, type Press } from './press.ts';

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

type Meaning = { action: 'palette' | 'help' | 'filter' | { go: string } | null; pending: Pending };

/**
 * What a key means. `Ctrl` or `Cmd` with `K` always counts; single keys do not while one types.
 *
 * @param pending what an earlier key began
 */
export function readShortcut(press: Press, pending: Pending): Meaning {
  const { key, isCommand, isTyping, atMs } = press;
  if (isCommand) return { action: key.toLowerCase() === 'k' ? 'palette' : null, pending: null };
  if (isTyping) return { action: null, pending: null };
  if (namesPage(press, pending)) {
    const page = Object.hasOwn(pageKeys, key) ? pageKeys[key] : undefined;
    return { action: page === undefined ? null : { go: page }, pending: null };
  }
  if (key === 'g') return { action: null, pending: atMs };
  if (key === '?') return { action: 'help', pending: null };
  return { action: key === '/' ? 'filter' : null, pending: null };
}
