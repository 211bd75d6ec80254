import { describe, expect, test } from 'vitest';
import { loadActionCatalogue } from '#lib/aws/action-catalogue.ts';
import { analyseDocument } from './analyse-document.ts';
import { analyseRole } from './analyse-role.ts';
import { jsonLines } from './json-lines.ts';
import { isBroad, worstClass } from './permission-class.ts';
import type { PolicyKind } from './role-analysis.ts';
import { statementLines } from './statement-lines.ts';

const catalogue = await loadActionCatalogue();

function policy(kind: PolicyKind, name: string, ...statements: object[]) {
  const policyArn = kind === 'inline' ? null : `arn:aws:iam::123456789012:policy/${name}`;
  const document = { Version: '2012-10-17', Statement: statements };
  return { kind, name, policyArn, analysis: analyseDocument(catalogue, document) };
}

function classesOf(...policies: ReturnType<typeof policy>[]) {
  const analysis = analyseRole(catalogue, { roleArn: 'arn:aws:iam::123456789012:role/web', policies });
  return analysis.isAssessed ? analysis.classes : [];
}

const allow = (Action: unknown, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more });
const harmless = allow('ec2:DescribeInstances');

describe('a claim names', () => {
  test('the statements that cause it, with their lines in the policy’s JSON', () => {
    const statements = [harmless, allow('iam:PassRole'), allow(['ec2:RunInstances', 'ec2:StopInstances'])];
    const [claim] = classesOf(policy('inline', 'one', ...statements), policy('attached', 'two', harmless));
    expect(claim?.paths.map(({ path, isSure }) => [path, isSure])).toEqual([
      ['iam:PassRole+ec2:RunInstances', true],
    ]);
    expect(claim?.causes).toEqual([
      { kind: 'inline', name: 'one', policyArn: null, statement: 1, lines: { first: 9, last: 13 } },
      { kind: 'inline', name: 'one', policyArn: null, statement: 2, lines: { first: 14, last: 21 } },
    ]);
    const printed = jsonLines({ Version: '2012-10-17', Statement: statements }).map(({ tokens }) =>
      tokens.map(({ text }) => text).join(''),
    );
    expect(printed.slice(8, 13).join('')).toBe(
      '{"Effect": "Allow","Action": "iam:PassRole","Resource": "*"},',
    );
  });

  test('as few statements as make an administrator, the largest first', () => {
    const parts = [allow('iam:*'), harmless, { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }];
    const [claim] = classesOf(policy('inline', 'parts', ...parts));
    expect([claim?.class, claim?.causes.map(({ statement }) => statement)]).toEqual([
      'administrator',
      [2, 0],
    ]);
  });

  test('everything that weakens it', () => {
    const condition = { Condition: { StringEquals: { 'aws:PrincipalTag/a': 'b', 'aws:SourceVpce': 'c' } } };
    const [claim] = classesOf(
      policy('inline', 'sometimes', allow('iam:PutRolePolicy', condition)),
      policy('attached', 'guard', {
        ...{ Effect: 'Deny', Action: 'iam:*', Resource: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      policy('attached', 'not-these', {
        ...{ Effect: 'Deny', Action: 'iam:Put*', Resource: 'arn:aws:iam::*:role/platform' },
      }),
      policy('boundary', 'limit', allow('iam:*', { Condition: { Bool: { 'aws:ViaAWSService': 'false' } } })),
    );
    expect([claim?.class, claim?.isSure]).toEqual(['privilege-escalation', false]);
    expect(claim?.weakenedBy.map(({ by, name, conditionKeys }) => [by, name, conditionKeys])).toEqual([
      ['condition', 'sometimes', ['aws:PrincipalTag/a', 'aws:SourceVpce']],
      ['boundary', 'limit', ['aws:ViaAWSService']],
      ['denied-sometimes', 'guard', ['aws:SecureTransport']],
      ['denied-somewhere', 'not-these', []],
    ]);
  });

  test('what is sure first, and what is not beside it', () => {
    const onlyTagged = allow('s3:GetObject', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } });
    const [claim] = classesOf(policy('inline', 'p', onlyTagged, allow('sqs:ReceiveMessage')));
    expect(claim).toMatchObject({
      ...{ class: 'data-exfiltration', isSure: true, actions: ['sqs:ReceiveMessage', 's3:GetObject'] },
      weakenedBy: [{ by: 'condition', statement: 0 }],
    });
  });
});

test('one policy that cannot be read leaves the whole role unassessed, and says which', () => {
  const unread = { ...policy('attached', 'unread'), analysis: analyseDocument(catalogue, null) };
  const policies = [policy('inline', 'all', allow('*')), unread];
  expect(analyseRole(catalogue, { roleArn: 'arn:aws:iam::1:role/web', policies })).toEqual({
    isAssessed: false,
    reasons: [
      {
        ...{ kind: 'attached', name: 'unread', policyArn: 'arn:aws:iam::123456789012:policy/unread' },
        ...{ reason: 'missing', statement: null, detail: 'Its document was not collected.' },
      },
    ],
  });
});

test.each([
  [[], 'none', false],
  [['service-wildcard', 'administrator', 'data-exfiltration'], 'administrator', true],
  [['service-wildcard'], 'service-wildcard', true],
] as const)('of %j the worst is %s', (classes, worst, broad) => {
  expect([worstClass(classes), isBroad(worst)]).toEqual([worst, broad]);
});

test('what was not assessed is neither broad nor not', () => {
  expect(isBroad('not-assessed')).toBe('unknown');
});

test.each([
  [{ Statement: { Effect: 'Allow' } }, [{ first: 2, last: 4 }]],
  [{ Statement: [], Version: '1' }, []],
  [
    { Id: ['a', 'b'], Statement: [{}, { a: 1 }] },
    [
      { first: 7, last: 7 },
      { first: 8, last: 10 },
    ],
  ],
  ['text', []],
])('%j has its statements on the lines %j', (document, expected) => {
  expect(statementLines(document)).toEqual(expected);
});
