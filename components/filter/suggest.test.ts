import { describe, expect, it, test } from 'vitest';
import { completeFilter } from '#lib/domain/property-filter/complete.ts';
import { fields } from '#lib/domain/property-filter/testing/fields.ts';
import { insertOption, isSettled, optionsOf, type UsedValues, wantedValues } from './suggest.ts';

function at(marked: string, used: UsedValues = []) {
  const caret = marked.indexOf('|');
  const source = marked.replace('|', '');
  const completion = completeFilter(source, caret, fields);
  return { source, completion, options: optionsOf(completion, used, (count) => `${count}x`) };
}

test.each([
  ['owner = pay|', 'owner'],
  ['tag:env = |', 'tag:env'],
  ['tag:e|', 'tag'],
  ['state = |', null],
  ['ow|', null],
  ['owner |', null],
])('at %s the values of %s are asked for', (marked, wanted) => {
  expect(wantedValues(at(marked).completion)).toBe(wanted);
});

test.each<[marked: string, used: string[], chosen: string, result: string]>([
  ['ow|', [], 'owner', 'owner |'],
  ['web ta|', [], 'tag:', 'web tag:|'],
  ['tag:|', ['cost center'], 'cost center', 'tag:"cost center" |'],
  ['owner |', [], '=', 'owner = |'],
  ['owner = pa|', ['payments, all'], 'payments, all', 'owner = "payments, all" |'],
  ['owner = pa| and web', ['payments'], 'payments', 'owner = payments |and web'],
  ['(owner = pa|)', ['payments'], 'payments', '(owner = payments)|'],
  ['state = ru|, stopped', [], 'running', 'state = running,| stopped'],
])('%s: choosing', (marked, used, chosen, result) => {
  const { source, completion, options } = at(
    marked,
    used.map((value) => ({ value, count: 1 })),
  );
  const option = options.find(({ label }) => label === chosen);
  if (!option) throw new Error(`${chosen} is not offered.`);
  const { text, caret } = insertOption(source, completion, option);
  expect(`${text.slice(0, caret)}|${text.slice(caret)}`).toBe(result);
});

describe('isSettled', () => {
  it.each([
    ['|', [], true],
    ['web-12|', [], true],
    ['ow|', [], false],
    ['state = running|', [], true],
    ['state = run|', [], false],
    ['owner = pay|', ['payments'], false],
    ['owner = payments|', ['payments', 'payments eu'], true],
    ['owner = nobody|', [], true],
  ])('%s with %j', (marked, used, settled) => {
    const { source, completion, options } = at(
      marked,
      used.map((value) => ({ value, count: 1 })),
    );
    expect(isSettled(source, fields, completion, options)).toBe(settled);
  });
});
