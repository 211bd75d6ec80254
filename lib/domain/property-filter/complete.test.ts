import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeFilter } from './complete.ts';
import { fields } from './testing/fields.ts';

/** Completes at the `|`. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  return completeFilter(marked.replace('|', ''), caret, fields);
}

test.each<[marked: string, kind: string, suggestions: string[]]>([
  [
    '|',
    'term',
    ['name', 'owner', 'state', 'severity', 'imds', 'created', 'age', 'cpus', 'exposed', 'tag:', 'not'],
  ],
  ['ow|', 'term', ['owner']],
  ['a|', 'term', ['age', 'name', 'state', 'created', 'tag:']],
  ['web and st|', 'term', ['state']],
  [
    '(|',
    'term',
    ['name', 'owner', 'state', 'severity', 'imds', 'created', 'age', 'cpus', 'exposed', 'tag:', 'not'],
  ],
  ['not ow|', 'term', ['owner']],
  ['state |', 'operator', ['=', '!=']],
  ['severity |', 'operator', ['=', '!=', '>', '>=', '<', '<=']],
  ['severity >= |', 'value', ['low', 'medium', 'high']],
  ['age |', 'operator', ['>', '>=', '<', '<=']],
  ['tag:env |', 'operator', ['=', '!=', ':', '!:']],
  ['state = |', 'value', ['running', 'stopped']],
  ['state = ru|', 'value', ['running']],
  ['state = running, |', 'value', ['running', 'stopped']],
  ['imds != |', 'value', ['required', 'optional', 'none']],
  ['exposed = |', 'value', ['yes', 'no']],
  ['state = running |', 'join', ['and', 'or']],
  ['state = running a|', 'join', ['and', 'age', 'name', 'state', 'created', 'tag:']],
  ['(web) |', 'join', ['and', 'or']],
])('%s', (marked, kind, suggestions) => {
  const completion = at(marked);
  expect(completion.kind).toBe(kind);
  expect(completion.suggestions.map(({ text }) => text)).toEqual(suggestions);
});

test.each([
  [
    'owner = pay|',
    { kind: 'value', field: 'owner', key: null, isOpen: true, prefix: 'pay', from: 8, to: 11 },
  ],
  ['owner = pa|y and web', { prefix: 'pa', from: 8, to: 11 }],
  ['owner = "pay ro|', { kind: 'value', field: 'owner', isOpen: true, prefix: 'pay ro', from: 8, to: 15 }],
  ['tag:env = p|', { kind: 'value', field: 'tag', key: 'env', isOpen: true, prefix: 'p', from: 10, to: 11 }],
  ['tag:en|', { kind: 'key', field: 'tag', prefix: 'en', from: 0, to: 6 }],
  ['tag:|', { kind: 'key', field: 'tag', prefix: '', from: 0, to: 4 }],
  ['st|ate = running', { kind: 'term', prefix: 'st', from: 0, to: 5 }],
])('%s says what is written and what is replaced', (marked, completion) => {
  expect(at(marked)).toMatchObject(completion);
});

test('completes any text anywhere, within it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (source, place) => {
      const caret = place % (source.length + 1);
      const { from, to } = completeFilter(source, caret, fields);
      expect(from).toBeLessThanOrEqual(caret);
      expect(to).toBeGreaterThanOrEqual(caret);
      expect(to).toBeLessThanOrEqual(source.length);
    }),
  );
});
