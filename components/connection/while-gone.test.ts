import { expect, test } from 'vitest';
import { goOn, isAwaited } from './waiting.ts';
import { whileGone } from './while-gone.ts';

/** Tries what fails some times, of a server that is there or not each time that it is asked, and gone from then on. */
function attempt({ failures, isThere }: { failures: number; isThere: boolean[] }) {
  let tries = 0;
  const answers = [...isThere];
  return whileGone(
    async () => {
      tries += 1;
      if (tries <= failures) throw new Error(`try ${tries}`);
      return tries;
    },
    async () => answers.shift() ?? false,
  );
}

async function waitAndGoOn(times: number) {
  for (let time = 1; time <= times; time++) {
    await expect.poll(isAwaited, { message: `time ${time}` }).toBe(true);
    goOn();
    expect(isAwaited()).toBe(false);
  }
}

test('what succeeds is not waited for', async () => {
  expect(await attempt({ failures: 0, isThere: [] })).toBe(1);
});

test('what fails while the server answers is tried once more', async () => {
  expect(await attempt({ failures: 1, isThere: [true] })).toBe(2);
  await expect(attempt({ failures: 2, isThere: [true, true] })).rejects.toThrow('try 2');
});

test('what fails while the server is gone waits until it is back, however often', async () => {
  const result = attempt({ failures: 3, isThere: [false, false] });
  await waitAndGoOn(3);
  expect(await result).toBe(4);
});

test('so does what fails again because the server has gone once more', async () => {
  const result = attempt({ failures: 2, isThere: [true, false] });
  await waitAndGoOn(1);
  expect(await result).toBe(3);
});
