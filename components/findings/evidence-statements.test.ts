import { expect, test } from 'vitest';
import { causeMarks, evidenceStatements, evidenceWeakenings } from './evidence-statements.ts';

const place = { kind: 'inline', policy: 'own', policyArn: null, statement: 2, firstLine: 9, lastLine: 13 };

test('the statements of a finding on permissions, with their lines', () => {
  const json = { Effect: 'Allow', Action: '*', Resource: '*' };
  const [one, other] = evidenceStatements({
    statements: [
      { ...place, json },
      { ...place, json: null },
    ],
  });
  expect(one).toEqual({ policy: 'own', statement: 2, firstLine: 9, lastLine: 13, json });
  expect(one && causeMarks(one)).toEqual([{ first: 9, last: 13, tone: 'cause', label: 'causes it' }]);
  expect(other?.json).toBeNull();
});

test('what weakens them, in words', () => {
  const weakenedBy = [
    { ...place, by: 'condition', conditionKeys: ['aws:SourceIp', 'aws:SourceVpce'] },
    { ...place, by: 'something-new', conditionKeys: [] },
  ];
  expect(evidenceWeakenings({ weakenedBy })).toEqual([
    'own, statement 2 (lines 9–13): it allows only if a condition on aws:SourceIp, aws:SourceVpce holds',
  ]);
});

test.each([null, 'text', {}, { statements: 'x' }, { statements: [null, 'x', [], {}, { policy: 1 }] }])(
  '%j tells of none',
  (evidence) => {
    expect([evidenceStatements(evidence), evidenceWeakenings(evidence)]).toEqual([[], []]);
  },
);
