import { expect, test } from 'vitest';
import { sayOnce } from './say-once.ts';

test('a message is said again only after a minute; another one at once', () => {
  const said: string[] = [];
  let now = 0;
  const say = sayOnce(
    (message) => said.push(message),
    () => now,
  );
  for (const [at, message] of [
    [0, 'a'],
    [1_000, 'a'],
    [2_000, 'b'],
    [59_999, 'a'],
    [60_000, 'a'],
  ] as const) {
    now = at;
    say(message);
  }
  expect(said).toEqual(['a', 'b', 'a']);
});
