import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonLines } from './json-lines.ts';

const textOf = (value: unknown) =>
  jsonLines(value)
    .map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map(({ text }) => text).join(''))
    .join('\n');
const kinds = (value: unknown, kind: string) =>
  jsonLines(value).flatMap(({ tokens }) =>
    tokens.filter((token) => token.kind === kind).map(({ text }) => text),
  );

test('what is printed says what was given', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      expect(JSON.parse(textOf(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('a document is spaced', () => {
  const statement = { Effect: 'Allow', Action: ['s3:*'], Resource: ['arn:a', 'arn:b'], Condition: {} };
  expect(textOf({ Version: '2012-10-17', Statement: [statement] })).toBe(
    `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:*"],
      "Resource": [
        "arn:a",
        "arn:b"
      ],
      "Condition": {}
    }
  ]
}`,
  );
});

describe('wildcards', () => {
  test.each([
    [{ Action: '*' }, ['*']],
    [{ Action: ['s3:Get*', 'iam:Pass?ole'] }, ['*', '?']],
    [{ Principal: { AWS: '*' } }, ['*']],
    [{ NotResource: ['a*'] }, ['*']],
    [{ Sid: '*', Effect: '*' }, []],
    [{ Condition: { StringLike: { 's3:prefix': 'home/*' } } }, []],
  ])('%j: %j', (value, expected) => {
    expect(kinds(value, 'wildcard')).toEqual(expected);
  });
});

test('a refusal is marked', () => {
  expect(kinds({ Statement: [{ Effect: 'Deny' }, { Effect: 'Allow' }] }, 'deny')).toEqual(['"Deny"']);
});

test('what lies too deep is left out, and what is no document is told as it is', () => {
  const deep = Array.from({ length: 200 }).reduce<unknown>((inner) => [inner, 1], 1);
  expect(textOf(deep)).toContain('[…]');
  expect([textOf('not JSON'), textOf(null), textOf(undefined)]).toEqual(['"not JSON"', 'null', 'null']);
});
