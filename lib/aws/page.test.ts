import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { type Answer, asAnswer, listOf, textOf } from './answer.ts';
import { readEntries, readPages } from './page.ts';
import { parseXml } from './xml.ts';

const call = { action: 'ec2:DescribeInstances', where: 'us-east-1' };
const listing = { call, list: 'set', token: 'nextToken' };

function answerOf(xml: string): Answer {
  return asAnswer(parseXml(Buffer.from(xml)).value);
}

function page(token: string, padding = ''): Answer {
  return answerOf(`<a><set><item>${padding}</item></set><nextToken>${token}</nextToken></a>`);
}

async function read(pages: Answer[]): Promise<(string | undefined)[]> {
  const asked: (string | undefined)[] = [];
  const ask = async (token: string | undefined): Promise<Answer> => {
    asked.push(token);
    return pages[asked.length - 1] ?? {};
  };
  for await (const _ of readPages(listing, ask));
  return asked;
}

test('follows tokens until there is none', async () => {
  expect(await read([page('one'), page('two'), page('')])).toEqual([undefined, 'one', 'two']);
});

test.each([
  ['the same token twice', [page('one'), page('two'), page('one')], 'the same page twice'],
  ['an answer without the list', [page('one'), asAnswer({ requestId: 'x' })], 'no <set>'],
])('%s is no end of the list', async (_, pages, reason) => {
  await expect(read(pages)).rejects.toThrow(reason);
});

test('an entry that cannot be read costs only itself', () => {
  const answer = answerOf('<a><set><item><id>1</id></item><item/><item><id>3</id></item></set></a>');
  const { resources, malformed } = readEntries(
    listOf(answer, 'set'),
    (entry) => textOf(entry, 'id'),
    'a thing',
    call,
  );
  expect(resources).toEqual(['1', '3']);
  expect(malformed).toMatchObject([
    { code: 'malformed', message: expect.stringContaining('entry 2 of its page') },
  ]);
});

test('keeps no page in memory once the next is asked for', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const megabyte = 'x'.repeat(1_000_000);
  let asked = 0;
  const ask = async (): Promise<Answer> => {
    asked += 1;
    return page(asked < 60 ? `the token of page number ${asked}` : '', megabyte.replace('x', String(asked)));
  };
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  let kept = 0;
  for await (const _ of readPages(listing, ask)) {
    if (asked % 30 === 0) collectGarbage();
    kept = process.memoryUsage().heapUsed - before;
  }
  expect(kept).toBeLessThan(20_000_000);
});
