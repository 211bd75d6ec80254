import { describe, expect, test } from 'vitest';
import { holdingPages } from './held-pages.ts';

const page = { headers: { rsc: '1' } };
const gone = () => Promise.reject(new TypeError('Failed to fetch'));
const answer = (status: number) => async () => new Response(null, { status });

/** What comes of a request whose tries are answered in turn, and how often the server was waited for. */
async function ask(tries: (() => Promise<Response>)[], init?: RequestInit) {
  const left = [...tries];
  let waits = 0;
  const fetch = holdingPages(
    () => (left.shift() ?? gone)(),
    async () => {
      waits += 1;
    },
  );
  const status = await fetch('/owners', init).then(
    (given) => given.status,
    (error: Error) => error.name,
  );
  return { status, waits, left: left.length };
}

describe('a page that one goes to', () => {
  test.each([
    ['comes at once from a server that is there', [answer(200)], { status: 200, waits: 0 }],
    ['is waited for while nothing answers', [gone, gone, answer(200)], { status: 200, waits: 2 }],
    [
      'is waited for while a proxy says so',
      [answer(502), answer(503), answer(504), answer(200)],
      { status: 200, waits: 3 },
    ],
    ['may be missing, or fail', [answer(404)], { status: 404, waits: 0 }],
    ['that is broken is not asked for again', [answer(500)], { status: 500, waits: 0 }],
  ])('%s', async (_, tries, expected) => {
    expect(await ask(tries, page)).toEqual({ ...expected, left: 0 });
  });

  test('is not waited for by who has gone elsewhere', async () => {
    const aborted = AbortSignal.abort();
    const abort = () => Promise.reject(aborted.reason);
    expect(await ask([abort], { ...page, signal: aborted })).toEqual({
      status: 'AbortError',
      waits: 0,
      left: 0,
    });
  });
});

test.each<[string, RequestInit | undefined]>([
  ['figures', undefined],
  ['a page that is fetched ahead', { headers: { ...page.headers, 'next-router-prefetch': '1' } }],
  ['a part of one', { headers: { ...page.headers, 'next-router-segment-prefetch': '/_tree' } }],
])('%s: nothing is waited for', async (_, init) => {
  expect(await ask([gone], init)).toEqual({ status: 'TypeError', waits: 0, left: 0 });
  expect(await ask([answer(502)], init)).toEqual({ status: 502, waits: 0, left: 0 });
});
