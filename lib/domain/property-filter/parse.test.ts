import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Operator } from './field.ts';
import type { Comparison, Filter, FilterValue } from './filter.ts';
import { parseFilter } from './parse.ts';
import { printFilter } from './print.ts';
import { anyFilter } from './testing/any-filter.ts';
import { fields } from './testing/fields.ts';

const text = (value: string): FilterValue => ({ kind: 'text', text: value });

function is(field: string, operator: Operator, ...values: FilterValue[]): Comparison {
  return { kind: 'comparison', field, key: null, operator, values };
}

const running = is('state', '=', text('running'));
const mine = is('owner', '=', text('payments'));
const word = (value: string): Filter => ({ kind: 'text', text: value });

test.each<[source: string, filter: Filter | null]>([
  ['', null],
  ['  \n ', null],
  ['state = running', running],
  ['STATE=Running', running],
  ['state = running, stopped', is('state', '=', text('running'), text('stopped'))],
  [
    'owner = payments and state = running and name = none',
    { kind: 'and', parts: [mine, running, is('name', '=', { kind: 'none' })] },
  ],
  ['owner = payments state = running', { kind: 'and', parts: [mine, running] }],
  [
    'owner = payments and state = running or web',
    { kind: 'or', parts: [{ kind: 'and', parts: [mine, running] }, word('web')] },
  ],
  [
    'owner = payments and (state = running or web)',
    { kind: 'and', parts: [mine, { kind: 'or', parts: [running, word('web')] }] },
  ],
  ['((state = running))', running],
  ['not state = running', { kind: 'not', part: running }],
  ['NOT not web', { kind: 'not', part: { kind: 'not', part: word('web') } }],
  ['not (web or state = running)', { kind: 'not', part: { kind: 'or', parts: [word('web'), running] } }],
  ['name : web', is('name', ':', text('web'))],
  ['name:web', is('name', ':', text('web'))],
  ['name !: "a \\"b\\" \\\\c"', is('name', '!:', text('a "b" \\c'))],
  ['name = "none"', is('name', '=', text('none'))],
  ['name != none', is('name', '!=', { kind: 'none' })],
  ['name = arn:aws:iam::1:role/x=y', is('name', '=', text('arn:aws:iam::1:role/x=y'))],
  ['name = ""', is('name', '=', text(''))],
  ['owner = 支付 "שלום"', { kind: 'and', parts: [is('owner', '=', text('支付')), word('שלום')] }],
  ['tag:env = prod', { ...is('tag', '=', text('prod')), key: 'env' }],
  [
    'tag:aws:autoscaling:groupName != none',
    { ...is('tag', '!=', { kind: 'none' }), key: 'aws:autoscaling:groupName' },
  ],
  ['tag:"cost center":x', { ...is('tag', ':', text('x')), key: 'cost center' }],
  ['severity >= HIGH', is('severity', '>=', text('high'))],
  ['severity = low, high', is('severity', '=', text('low'), text('high'))],
  ['age > 7d', is('age', '>', { kind: 'age', seconds: 604_800 })],
  ['age<=1.5h', is('age', '<=', { kind: 'age', seconds: 5_400 })],
  ['cpus >= 8', is('cpus', '>=', { kind: 'number', number: 8 })],
  ['cpus = -1.5', is('cpus', '=', { kind: 'number', number: -1.5 })],
  ['exposed = yes', is('exposed', '=', { kind: 'flag', flag: true })],
  ['exposed = false', is('exposed', '=', { kind: 'flag', flag: false })],
  [
    'created = 2026-10-01',
    is('created', '=', { kind: 'time', from: '2026-10-01T00:00:00.000Z', to: '2026-10-02T00:00:00.000Z' }),
  ],
  [
    'created < 2026-10-01T12:00+02:00',
    is('created', '<', { kind: 'time', from: '2026-10-01T10:00:00.000Z', to: '2026-10-01T10:00:00.001Z' }),
  ],
  ['i-0abc', word('i-0abc')],
  ['"two words"', word('two words')],
  ['order android', { kind: 'and', parts: [word('order'), word('android')] }],
])('%s', (source, filter) => {
  expect(parseFilter(source, fields)).toEqual({ ok: true, filter });
});

test.each<[source: string, place: [start: number, end: number], found: string | null, allowed: string[]]>([
  ['state', [0, 5], 'state', ['=', '!=']],
  ['state running', [6, 13], 'running', ['=', '!=']],
  ['state > running', [6, 7], '>', ['=', '!=']],
  ['state = ', [7, 7], null, ['running', 'stopped']],
  ['state = gone', [8, 12], 'gone', ['running', 'stopped']],
  ['state = running,', [16, 16], null, ['running', 'stopped']],
  ['state = and owner = x', [8, 11], 'and', ['running', 'stopped']],
  ['state = none', [8, 12], 'none', ['running', 'stopped']],
  ['severity >= worst', [12, 17], 'worst', ['low', 'medium', 'high']],
  ['severity : high', [9, 10], ':', ['=', '!=', '>', '>=', '<', '<=']],
  ['imds = maybe', [7, 12], 'maybe', ['required', 'optional', 'none']],
  ['colour = red', [0, 6], 'colour', fields.map(({ name }) => name)],
  ['name > x', [5, 6], '>', ['=', '!=', ':', '!:']],
  ['name : none', [7, 11], 'none', []],
  ['tag = prod', [0, 3], 'tag', ['tag:KEY']],
  ['tag:env', [7, 7], null, ['=', '!=', ':', '!:']],
  [
    'created > yesterday',
    [10, 19],
    'yesterday',
    ['a day (2026-10-01)', 'a time with its zone (2026-10-01T12:00:00Z)', 'none'],
  ],
  [
    'created > 2026-02-30',
    [10, 20],
    '2026-02-30',
    ['a day (2026-10-01)', 'a time with its zone (2026-10-01T12:00:00Z)', 'none'],
  ],
  ['age > 7', [6, 7], '7', ['an age (30m, 12h, 7d, 2w, 1y)']],
  ['age > 7d, 8d', [8, 9], ',', ['and', 'or']],
  ['cpus = many', [7, 11], 'many', ['a number']],
  ['exposed = 1', [10, 11], '1', ['yes', 'no']],
  ['(web', [0, 1], '(', []],
  ['(web,', [4, 5], ',', [')', 'and', 'or']],
  ['web)', [3, 4], ')', ['and', 'or']],
  ['()', [1, 2], ')', ['a field', 'a text to search for', 'not', '(']],
  ['web and', [7, 7], null, ['a field', 'a text to search for', 'not', '(']],
  ['web or or', [7, 9], 'or', ['a field', 'a text to search for', 'not', '(']],
  ['= x', [0, 1], '=', ['a field', 'a text to search for', 'not', '(']],
  ['web !', [4, 5], '!', ['and', 'or']],
  ['name = "open', [7, 12], '"open', ['a text, in quotes if it holds blanks', 'none']],
])('%s is not understood', (source, [start, end], found, allowed) => {
  const parsed = parseFilter(source, fields);
  expect(parsed).toMatchObject({ ok: false, error: { start, end, found, allowed } });
});

test('an error says what to do', () => {
  const messageOf = (source: string) => {
    const parsed = parseFilter(source, fields);
    return parsed.ok ? null : parsed.error.message;
  };
  expect(messageOf('state = gone')).toBe('The value of state is running or stopped.');
  expect(messageOf('"x')).toBe('This quotation is not closed.');
  expect(messageOf('(web')).toBe('This parenthesis is not closed.');
  expect(messageOf('state')).toBe(
    'After state comes = or !=. To search for the word itself, put it in quotes.',
  );
});

describe('what is too much is refused', () => {
  it.each([
    ['long', 'x'.repeat(2_001), 'longer than 2000 characters'],
    ['deep', `${'('.repeat(30)}x${')'.repeat(30)}`, 'deeper than 20'],
    ['deep in nots', `${'not '.repeat(400)}x`, 'deeper than 20'],
    ['many', 'x '.repeat(900), 'more than 100 conditions'],
    ['many values', `owner = ${Array(900).fill('x').join(',')}`, 'more than 100 conditions'],
  ])('%s', (_, source, message) => {
    const parsed = parseFilter(source, fields);
    expect(parsed.ok ? '' : parsed.error.message).toContain(message);
  });
});

const anyOne = anyFilter(fields);

test('what is printed reads back as it was', () => {
  fc.assert(
    fc.property(anyOne, (filter) => {
      const printed = printFilter(filter, fields);
      fc.pre(printed.length <= 2_000);
      expect(parseFilter(printed, fields)).toEqual({ ok: true, filter });
    }),
    { numRuns: 400 },
  );
});

test('anything at all is read or refused with a place inside it', () => {
  const piece = fc.constantFrom(
    'state',
    '=',
    'running',
    '(',
    ')',
    '"',
    '\\',
    ',',
    ' ',
    'and',
    'or',
    'not',
    'tag:',
    ':',
    '!',
    '>',
    'none',
  );
  const source = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(source, (written) => {
      const parsed = parseFilter(written, fields);
      if (parsed.ok) return;
      expect(parsed.error.start).toBeGreaterThanOrEqual(0);
      expect(parsed.error.end).toBeLessThanOrEqual(written.length);
      expect(parsed.error.start).toBeLessThanOrEqual(parsed.error.end);
    }),
    { numRuns: 1_000 },
  );
});
