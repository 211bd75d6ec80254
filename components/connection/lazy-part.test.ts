import { expect, test } from 'vitest';
import { waitForPart } from './lazy-part.ts';
import { goOn, isAwaited } from './waiting.ts';

/** Loads a part that comes after some failures, from a server that is there or not each time that it is asked. */
function load({ failures, isThere }: { failures: number; isThere: boolean[] }) {
  let tries = 0;
  const answers = [...isThere];
  return waitForPart(
    async () => {
      tries += 1;
      if (tries <= failures) throw new Error(`no chunk, try ${tries}`);
      return tries;
    },
    async () => answers.shift() ?? false,
  );
}

test('a part that comes is not waited for', async () => {
  expect(await load({ failures: 0, isThere: [] })).toBe(1);
});

test('a part that is missing while the server answers is asked for once more', async () => {
  expect(await load({ failures: 1, isThere: [true] })).toBe(2);
  await expect(load({ failures: 2, isThere: [true] })).rejects.toThrow('no chunk, try 2');
});

test('a part waits as long as the server is gone', async () => {
  const part = load({ failures: 3, isThere: [false, false, true] });
  for (const time of [1, 2]) {
    await expect.poll(isAwaited, { message: `time ${time}` }).toBe(true);
    goOn();
    expect(isAwaited()).toBe(false);
  }
  expect(await part).toBe(4);
});
