import { expect, test } from 'vitest';
import type { RolePermissions } from '#lib/api/schemas.ts';
import { marksOf, policyKey } from './policy-marks.ts';

const own = { kind: 'inline', name: 'own policy', policyArn: null } as const;
const wide = { kind: 'attached', name: 'Wide', policyArn: 'arn:aws:iam::aws:policy/Wide' } as const;
const claim = { isSure: false, actions: [], actionCount: 1, paths: [], services: [], serviceCount: 0 };
const at = (first: number) => ({ statement: 0, lines: { first, last: first + 4 } });

test('each statement is marked once: as a cause if it is one', () => {
  const weakens = { by: 'condition' as const, conditionKeys: ['aws:SourceIp'] };
  const permissions: RolePermissions = {
    isAssessed: true,
    classes: [
      {
        ...{ ...claim, class: 'privilege-escalation', causes: [{ ...own, ...at(4) }] },
        weakenedBy: [
          { ...own, ...at(4), ...weakens },
          { ...wide, ...at(9), ...weakens },
        ],
      },
      { ...claim, class: 'data-exfiltration', causes: [{ ...own, ...at(4) }], weakenedBy: [] },
    ],
  };
  expect([...marksOf(permissions)]).toEqual([
    [policyKey(own), [{ first: 4, last: 8, tone: 'cause', label: 'causes it' }]],
    [policyKey(wide), [{ first: 9, last: 13, tone: 'weakens', label: 'weakens it' }]],
  ]);
});

test('of what was not assessed nothing is marked', () => {
  expect([marksOf(null).size, marksOf({ isAssessed: false, reasons: [] }).size]).toEqual([0, 0]);
});
