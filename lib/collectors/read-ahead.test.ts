import { expect, test } from 'vitest';
import { readAhead } from './read-ahead.ts';

/** Pages that say when they are asked for; `failing` throws in place of that page. */
function pagesOf(count: number, told: string[], failing?: number): AsyncGenerator<number> {
  return (async function* () {
    try {
      for (let page = 1; page <= count; page += 1) {
        told.push(`ask ${page}`);
        await Promise.resolve();
        if (page === failing) throw new Error(`page ${page} failed`);
        yield page;
      }
    } finally {
      told.push('end');
    }
  })();
}

async function store(page: number, told: string[]): Promise<void> {
  told.push(`store ${page}`);
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  told.push(`stored ${page}`);
}

test('asks for each page while the one before it is being stored, and never further ahead', async () => {
  const told: string[] = [];
  for await (const page of readAhead(pagesOf(3, told))) await store(page, told);
  expect(told).toEqual([
    ...[
      'ask 1',
      'ask 2',
      'store 1',
      'stored 1',
      'ask 3',
      'store 2',
      'stored 2',
      'end',
      'store 3',
      'stored 3',
    ],
  ]);
});

test('a page that fails does so after the one before it has been stored', async () => {
  const told: string[] = [];
  const read = async () => {
    for await (const page of readAhead(pagesOf(3, told, 2))) await store(page, told);
  };
  await expect(read()).rejects.toThrow('page 2 failed');
  expect(told.filter((what) => what !== 'end')).toEqual(['ask 1', 'ask 2', 'store 1', 'stored 1']);
});

test('ends the listing when what stores its pages fails, and a failure of the next one is nobody’s', async () => {
  const told: string[] = [];
  const read = async () => {
    for await (const page of readAhead(pagesOf(3, told, 2))) throw new Error(`cannot store ${page}`);
  };
  await expect(read()).rejects.toThrow('cannot store 1');
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual(['ask 1', 'ask 2', 'end']);
});
