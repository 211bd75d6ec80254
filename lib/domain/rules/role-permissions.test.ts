import { describe, expect, test } from 'vitest';
import { loadActionCatalogue } from '#lib/aws/action-catalogue.ts';
import { analyseDocument } from '#lib/domain/policy/analyse-document.ts';
import { analysePrincipal } from '#lib/domain/policy/analyse-principal.ts';
import { roleAdministrator } from './role-administrator.ts';
import { roleExcessivePermissions } from './role-excessive-permissions.ts';
import type { RoleSubject } from './role-permissions.ts';
import { rolePrivilegeEscalation } from './role-privilege-escalation.ts';
import { narrowRole } from './role-remediation.ts';
import { accountId, ago, draftOf } from './testing/subjects.ts';

const catalogue = await loadActionCatalogue();
const roleArn = `arn:aws:iam::${accountId}:role/web`;

/** A role with one inline policy, `own`, of these statements; a text is a document that is no JSON. */
function roleWith(...statements: (object | string)[]): RoleSubject {
  const [first] = statements;
  const document = typeof first === 'string' ? first : { Version: '2012-10-17', Statement: statements };
  const name = { kind: 'inline', name: 'own', policyArn: null } as const;
  const policies = [{ ...name, analysis: analyseDocument(catalogue, document) }];
  return {
    accountId,
    role: { roleArn, roleName: 'web', createdAt: ago(20), owner: 'payments', permissionsBoundary: null },
    analysis: analysePrincipal(catalogue, { arn: roleArn, policies }),
    documents: [{ ...name, document }],
  };
}

const allow = (Action: unknown, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more });
const tagged = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'build' } } };
const rules = { roleAdministrator, rolePrivilegeEscalation, roleExcessivePermissions };

describe('severities', () => {
  test.each([
    ['everything', [allow('*')], 'critical', null, null],
    ['everything, sometimes', [allow('*', tagged)], 'high', null, null],
    [
      'everything, sometimes, and a path always',
      [allow('*', tagged), allow('iam:PutRolePolicy')],
      'high',
      'high',
      'medium',
    ],
    ['a path', [allow('codestar:CreateProjectFromTemplate')], null, 'high', null],
    ['a path, sometimes', [allow('lambda:UpdateFunctionCode', tagged)], null, 'medium', 'low'],
    ['data', [allow('s3:GetObject')], null, null, 'medium'],
    ['data, sometimes', [allow('s3:GetObject', tagged)], null, null, 'low'],
    ['a bucket of its own', [allow('s3:GetObject', { Resource: 'arn:aws:s3:::web/*' })], null, null, null],
    ['what cannot be read', ['{"Version'], 'unknown', 'unknown', 'unknown'],
  ] as const)('%s', (_, statements, ...expected) => {
    const subject = roleWith(...statements);
    const verdicts = Object.values(rules).map((rule) => rule(subject));
    expect(
      verdicts.map((verdict) => (typeof verdict === 'string' ? verdict : (verdict?.severity ?? null))),
    ).toEqual(expected);
  });
});

test('a finding says which path, and shows the statements where they stand', () => {
  const subject = roleWith(
    allow('ec2:DescribeInstances'),
    allow(['iam:PassRole', 'ec2:RunInstances'], tagged),
  );
  const { title, evidence, resourceId, region } = draftOf(rolePrivilegeEscalation(subject));
  expect([title, resourceId, region]).toEqual([
    'web can become an administrator by iam:PassRole and ec2:RunInstances',
    roleArn,
    'global',
  ]);
  expect(evidence).toMatchObject({
    ...{ isSure: false, paths: ['iam:PassRole+ec2:RunInstances'], statementCount: 1 },
    statements: [
      {
        ...{ kind: 'inline', policy: 'own', statement: 2, firstLine: 9, lastLine: 21 },
        json: allow(['iam:PassRole', 'ec2:RunInstances'], tagged),
      },
    ],
    weakenedBy: [{ by: 'condition', statement: 2, conditionKeys: ['aws:PrincipalTag/team'] }],
  });
});

test.each([
  [[allow('iam:*')], 'web can become an administrator by iam:CreatePolicyVersion, and by'],
  [[allow('*', tagged)], 'web is an administrator under conditions'],
  [
    [allow('s3:*')],
    'web may read data, share resources, change resources and do anything in whole services across',
  ],
])('%# is titled by what it comes to', (statements, expected) => {
  const subject = roleWith(...statements);
  const titles = Object.values(rules).flatMap((rule) => {
    const verdict = rule(subject);
    return typeof verdict === 'object' && verdict !== null ? [verdict.title] : [];
  });
  expect(titles.some((title) => title.startsWith(expected))).toBe(true);
});

test('a statement too long to repeat is named all the same', () => {
  const long = allow(Array.from({ length: 400 }, (_, number) => `s3:GetObject${'x'.repeat(number % 7)}`));
  const { statements } = draftOf(roleExcessivePermissions(roleWith(long))).evidence;
  expect(statements).toMatchObject([{ policy: 'own', statement: 1, json: null }]);
});

test('what is too much is detached or deleted, policy by policy', () => {
  const cause = { statement: 1, firstLine: 1, lastLine: 2, json: null };
  const { cli, console: steps } = narrowRole(
    {
      ...{ region: 'global', resourceId: roleArn },
      evidence: {
        statements: [
          { kind: 'attached', policy: 'Wide', policyArn: 'arn:aws:iam::aws:policy/Wide', ...cause },
          { kind: 'attached', policy: 'Wide', policyArn: 'arn:aws:iam::aws:policy/Wide', ...cause },
          { kind: 'inline', policy: "it's mine", policyArn: null, ...cause },
        ],
      },
    },
    'Why.',
  );
  expect(cli.split('\n').slice(-2)).toEqual([
    'aws iam detach-role-policy --role-name web --policy-arn arn:aws:iam::aws:policy/Wide',
    String.raw`aws iam delete-role-policy --role-name web --policy-name 'it'\''s mine'`,
  ]);
  expect(steps.at(-2)).toBe('Under Permissions policies choose Wide, then Remove.');
});
