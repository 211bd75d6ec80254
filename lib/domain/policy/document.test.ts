import { describe, expect, test } from 'vitest';
import { readPolicyDocument } from './document.ts';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

describe('a document that can be read', () => {
  test('one statement may be an object, one action a text, and a value of a condition a number', () => {
    const document = {
      Version: '2012-10-17',
      Statement: {
        ...{ Sid: 'one', Effect: 'Deny', NotAction: 'iam:*', NotResource: ['a', 'b'] },
        Condition: { NumericLessThan: { 's3:max-keys': 10 }, Bool: { 'aws:SecureTransport': [true] } },
      },
    };
    expect(readPolicyDocument(document)).toEqual({
      isReadable: true,
      statements: [
        {
          ...{ sid: 'one', effect: 'Deny' },
          actions: { patterns: ['iam:*'], isNegated: true },
          resources: { patterns: ['a', 'b'], isNegated: true },
          condition: {
            NumericLessThan: { 's3:max-keys': ['10'] },
            Bool: { 'aws:SecureTransport': ['true'] },
          },
        },
      ],
    });
  });

  test('a condition without keys is none', () => {
    const read = readPolicyDocument({ Statement: [{ ...statement, Condition: { StringEquals: {} } }] });
    expect(read).toMatchObject({ isReadable: true, statements: [{ condition: null }] });
  });
});

describe('a document that cannot', () => {
  test.each([
    [null, 'missing', 'Its document was not collected.'],
    ['{"Version"', 'not-json', 'Its document is not JSON.'],
    [7, 'malformed', 'Its document is no JSON object.'],
    [{ Version: '2031-01-01', Statement: [] }, 'unknown-version', 'version "2031-01-01", which is not known'],
    [{ Version: '2012-10-17' }, 'malformed', 'no statement'],
    [{ Statement: [statement, 'all'] }, 'malformed', 'Statement 2 cannot be read: it is no object.'],
    [{ Statement: { ...statement, Effect: 'allow' } }, 'malformed', 'Statement 1 cannot be read: its Effect'],
    [{ Statement: { ...statement, Action: [1] } }, 'malformed', 'its Action is not what IAM takes'],
    [{ Statement: { ...statement, NotAction: '*' } }, 'malformed', 'it needs either Action or NotAction'],
    [{ Statement: { ...statement, Resource: undefined } }, 'malformed', 'either Resource or NotResource'],
  ])('%j: %s', (document, reason, detail) => {
    const read = readPolicyDocument(document);
    expect(read).toMatchObject({ isReadable: false, reason });
    expect(read).toHaveProperty('detail', expect.stringContaining(detail));
  });
});
