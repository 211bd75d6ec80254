import { describe, expect, test } from 'vitest';
import { loadActionCatalogue } from '#lib/aws/action-catalogue.ts';
import { analyseDocument } from './analyse-document.ts';
import { analysePrincipal } from './analyse-principal.ts';
import type { AnalysedPolicy } from './effective-permissions.ts';
import { jsonLines } from './json-lines.ts';
import type { PolicyKind } from './permission-analysis.ts';
import { isBroad, worstClass } from './permission-class.ts';
import { statementLines } from './statement-lines.ts';

const catalogue = await loadActionCatalogue();

function policy(kind: PolicyKind, name: string, ...statements: object[]) {
  const policyArn = kind === 'inline' ? null : `arn:aws:iam::123456789012:policy/${name}`;
  const document = { Version: '2012-10-17', Statement: statements };
  return { kind, name, policyArn, analysis: analyseDocument(catalogue, document) };
}

function classesOf(...policies: ReturnType<typeof policy>[]) {
  const analysis = analysePrincipal(catalogue, { arn: 'arn:aws:iam::123456789012:role/web', policies });
  return analysis.isAssessed ? analysis.classes : [];
}

const allow = (Action: unknown, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more });
const deny = (Action: unknown) => ({ Effect: 'Deny', Action, Resource: '*' });
const harmless = allow('ec2:DescribeInstances');
const escalates = ['privilege-escalation'];

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

describe('a user', () => {
  const everything = allow('*');
  const powers = ['administrator', 'privilege-escalation'];
  const own = (...statements: object[]) => policy('inline', 'own', ...statements);
  const ofGroup = (group: string, ...statements: object[]) => ({ ...own(...statements), group });
  const onUser = (name: string) => ({ Resource: `arn:aws:iam::123456789012:user/${name}` });
  const onItself = { Resource: ['arn:aws:iam::*:user/ci/', '{aws:username}'].join('$') };
  const analyse = (groups: string[], ...policies: AnalysedPolicy[]) =>
    analysePrincipal(catalogue, { arn: 'arn:aws:iam::123456789012:user/ci/deploy', groups, policies });

  test.each<[what: string, groups: string[], policies: AnalysedPolicy[], classes: string[]]>([
    ['may do what a group may', ['admins'], [ofGroup('admins', everything)], ['administrator']],
    [
      'may do what it and its groups may together',
      ['runners'],
      [own(allow('iam:PassRole')), ofGroup('runners', allow('ec2:RunInstances'))],
      escalates,
    ],
    [
      'may not do what a group denies',
      ['no-iam'],
      [own(allow(['iam:AttachUserPolicy', 'ec2:DescribeInstances'])), ofGroup('no-iam', deny('iam:*'))],
      [],
    ],
    [
      'may do no more than its boundary, by a group neither',
      ['admins'],
      [ofGroup('admins', everything), policy('boundary', 'limit', harmless)],
      [],
    ],
    ['has nothing of a group without policies', ['empty'], [own(harmless)], []],
    ['may give itself what is missing', [], [own(allow('iam:PutUserPolicy', onItself))], escalates],
    ['may not by another’s name', [], [own(allow('iam:PutUserPolicy', onUser('ci')))], []],
    [
      'may give its group what is missing, of which it has nothing',
      ['empty'],
      [own(allow('iam:PutGroupPolicy', { Resource: 'arn:aws:iam::123456789012:group/empty' }))],
      escalates,
    ],
    [
      'may not by a group that is not its own',
      ['empty'],
      [own(allow('iam:PutGroupPolicy', { Resource: 'arn:aws:iam::123456789012:group/other' }))],
      [],
    ],
    [
      'may leave the group that denies it',
      ['guard'],
      [own(allow('iam:RemoveUserFromGroup')), ofGroup('guard', deny('s3:*'))],
      escalates,
    ],
    [
      'does not leave a group because of its own Deny',
      ['empty'],
      [own(allow('iam:RemoveUserFromGroup'), deny('s3:*'))],
      [],
    ],
    [
      'may take off its boundary',
      [],
      [
        own(allow('iam:DeleteUserPermissionsBoundary')),
        policy('boundary', 'limit', allow('iam:DeleteUserPermissionsBoundary')),
      ],
      escalates,
    ],
    [
      'has no role’s boundary to take off',
      [],
      [
        own(allow('iam:DeleteRolePermissionsBoundary')),
        policy('boundary', 'limit', allow('iam:DeleteRolePermissionsBoundary')),
      ],
      [],
    ],
  ])('%s', (_, groups, policies, classes) => {
    const analysis = analyse(groups, ...policies);
    const found = analysis.isAssessed ? analysis.classes.map((claim) => claim.class) : [];
    expect(found.filter((name) => powers.includes(name))).toEqual(classes);
  });

  test('sees by which group it may', () => {
    const analysis = analyse(['admins'], ofGroup('admins', everything));
    expect(analysis.isAssessed && analysis.classes[0]?.causes).toMatchObject([
      { kind: 'inline', name: 'own', group: 'admins', statement: 0 },
    ]);
  });

  test('is not assessed if a group of it is gone', () => {
    const gone = { kind: 'group', name: 'gone', policyArn: null, group: 'gone' } as const;
    const unseen = { ...gone, analysis: analyseDocument(catalogue, null) };
    expect(analyse(['gone'], own(everything), unseen)).toMatchObject({
      isAssessed: false,
      reasons: [{ kind: 'group', name: 'gone', group: 'gone', reason: 'missing' }],
    });
  });
});

test('one policy that cannot be read leaves the whole role unassessed, and says which', () => {
  const unread = { ...policy('attached', 'unread'), analysis: analyseDocument(catalogue, null) };
  const policies = [policy('inline', 'all', allow('*')), unread];
  expect(analysePrincipal(catalogue, { arn: 'arn:aws:iam::1:role/web', policies })).toEqual({
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
