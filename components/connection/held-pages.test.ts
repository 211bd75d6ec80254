import { describe, expect, test } from 'vitest';
import { holdingPages } from './held-pages.ts';
import { goOn, isAwaited } from './waiting.ts';

type Answer = () => Promise<Response>;

const page = { headers: { rsc: '1' } };
const gone: Answer = () => Promise.reject(new TypeError('Failed to fetch'));
const answer =
  (status: number): Answer =>
  async () =>
    new Response(null, { status });

/** What comes of a request whose tries are answered in turn, and how often the server was waited for; its health is told beside it. */
async function ask(tries: readonly Answer[], init: RequestInit | undefined, isThere = false) {
  const left = [...tries];
  let waits = 0;
  const fetch = holdingPages(
    () => (left.shift() ?? gone)(),
    async () => isThere,
  );
  let result: number | string | null = null;
  void fetch('/owners', init).then(
    ({ status }) => {
      result = status;
    },
    ({ name }: Error) => {
      result = name;
    },
  );
  await expect
    .poll(() => {
      if (isAwaited()) {
        waits += 1;
        goOn();
      }
      return result;
    })
    .not.toBeNull();
  return { result, waits, left: left.length };
}

describe('a page that one goes to', () => {
  test.each([
    ['comes at once from a server that is there', [answer(200)], { result: 200, waits: 0 }],
    ['is waited for while nothing answers', [gone, gone, answer(200)], { result: 200, waits: 2 }],
    [
      'is waited for while a proxy says that nothing does',
      [answer(502), answer(503), answer(504), answer(200)],
      { result: 200, waits: 3 },
    ],
    ['may be missing', [answer(404)], { result: 404, waits: 0 }],
    ['that is broken is not asked for again', [answer(500)], { result: 500, waits: 0 }],
  ])('%s', async (_, tries, expected) => {
    expect(await ask(tries, page)).toEqual({ ...expected, left: 0 });
  });

  test.each([
    ['twice not answered', [gone, gone], 'TypeError'],
    ['twice too slow for a proxy', [answer(504), answer(504)], 504],
    ['once not answered', [gone, answer(200)], 200],
  ])('by a server that is there, %s, is not waited for', async (_, tries, result) => {
    expect(await ask(tries, page, true)).toEqual({ result, waits: 0, left: 0 });
  });
});

test.each<[string, RequestInit | undefined]>([
  ['figures', undefined],
  ['a page that is fetched ahead', { headers: { ...page.headers, 'next-router-prefetch': '1' } }],
  ['a part of one', { headers: { ...page.headers, 'next-router-segment-prefetch': '/_tree' } }],
])('%s: nothing is waited for', async (_, init) => {
  expect(await ask([gone], init)).toEqual({ result: 'TypeError', waits: 0, left: 0 });
  expect(await ask([answer(502)], init)).toEqual({ result: 502, waits: 0, left: 0 });
});
