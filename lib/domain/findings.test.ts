import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type FindingStanding,
  type FindingTransition,
  type MendedBy,
  nextFinding,
  type Observed,
  resolutionOf,
} from './findings.ts';
import { ruleIds } from './rules/rule.ts';

const monday = new Date('2026-03-02T00:00:00Z');
const tuesday = new Date('2026-03-03T00:00:00Z');

const open: FindingStanding = {
  ruleId: 'key-old',
  state: 'open',
  severity: 'medium',
  openedAt: monday,
  resolvedAt: null,
  resolution: null,
  reopened: 0,
};
const resolved: FindingStanding = {
  ...open,
  state: 'resolved',
  resolvedAt: monday,
  resolution: 'key-deleted',
  reopened: 1,
};
const standing = ['acknowledged', 'in-progress', 'muted'] as const;
const broken: Observed = { what: 'broken', ruleId: 'key-old', severity: 'medium' };
const worse: Observed = { ...broken, severity: 'high' };

describe('nextFinding', () => {
  test.each<[string, FindingStanding | null, Observed, FindingTransition]>([
    ['none, broken', null, broken, { kind: 'opened', finding: { ...open, openedAt: tuesday } }],
    ['none, mended', null, { what: 'mended', by: 'mended' }, { kind: 'none', finding: null }],
    ['none, gone', null, { what: 'gone' }, { kind: 'none', finding: null }],
    ['none, unknown', null, { what: 'unknown' }, { kind: 'none', finding: null }],
    ['open, broken', open, broken, { kind: 'seen', finding: open }],
    ['open, broken worse', open, worse, { kind: 'severity-changed', finding: { ...open, severity: 'high' } }],
    ['open, unknown', open, { what: 'unknown' }, { kind: 'none', finding: open }],
    [
      'open, gone',
      open,
      { what: 'gone' },
      {
        kind: 'resolved',
        finding: { ...open, state: 'resolved', resolvedAt: tuesday, resolution: 'key-deleted' },
      },
    ],
    [
      'open, deactivated',
      open,
      { what: 'mended', by: 'deactivated' },
      {
        kind: 'resolved',
        finding: { ...open, state: 'resolved', resolvedAt: tuesday, resolution: 'key-deactivated' },
      },
    ],
    [
      'resolved, broken again',
      resolved,
      worse,
      { kind: 'reopened', finding: { ...open, severity: 'high', reopened: 2 } },
    ],
    ...standing.flatMap((state): [string, FindingStanding, Observed, FindingTransition][] => {
      const finding: FindingStanding = { ...open, state };
      return [
        [`${state}, broken`, finding, broken, { kind: 'seen', finding }],
        [
          `${state}, broken worse`,
          finding,
          worse,
          { kind: 'severity-changed', finding: { ...finding, severity: 'high' } },
        ],
        [`${state}, unknown`, finding, { what: 'unknown' }, { kind: 'none', finding }],
        [
          `${state}, gone`,
          finding,
          { what: 'gone' },
          {
            kind: 'resolved',
            finding: { ...open, state: 'resolved', resolvedAt: tuesday, resolution: 'key-deleted' },
          },
        ],
      ];
    }),
    ['resolved, mended', resolved, { what: 'mended', by: 'mended' }, { kind: 'none', finding: resolved }],
    ['resolved, gone', resolved, { what: 'gone' }, { kind: 'none', finding: resolved }],
    ['resolved, unknown', resolved, { what: 'unknown' }, { kind: 'none', finding: resolved }],
  ])('%s', (_, current, observed, expected) => {
    expect(nextFinding(current, observed, tuesday)).toEqual(expected);
  });

  test('whatever is observed, a finding is resolved exactly when it says when and how', () => {
    const observations = fc.array(
      fc.constantFrom<Observed[]>(
        broken,
        worse,
        { what: 'mended', by: 'changed' },
        { what: 'gone' },
        { what: 'unknown' },
      ),
    );
    fc.assert(
      fc.property(observations, (all) => {
        let current: FindingStanding | null = null;
        for (const [index, observed] of all.entries()) {
          const before: FindingStanding | null = current;
          const { kind, finding } = nextFinding(before, observed, new Date(index));
          if (observed.what === 'unknown') expect(finding).toEqual(before);
          if (finding !== null) {
            expect(finding.state === 'resolved').toBe(finding.resolvedAt !== null);
            expect(finding.state === 'resolved').toBe(finding.resolution !== null);
            expect(finding.reopened - (before?.reopened ?? 0)).toBe(kind === 'reopened' ? 1 : 0);
            expect(finding.openedAt).toEqual(before?.openedAt ?? new Date(index));
          }
          current = finding;
        }
      }),
    );
  });
});

describe('resolutionOf', () => {
  const ways: MendedBy[] = ['mended', 'gone', 'stopped', 'deactivated', 'changed', 'exempted'];
  const other = 'remediated';

  test.each([
    [
      'ec2-no-instance-profile',
      ['role-attached', 'instance-terminated', 'instance-stopped', other, other, 'exempted'],
    ],
    [
      'ec2-empty-instance-profile',
      ['role-attached', 'instance-terminated', 'instance-stopped', other, other, 'exempted'],
    ],
    ['launch-template-no-instance-profile', [other, 'template-deleted', other, other, other, 'exempted']],
    ['user-data-credentials', ['credential-removed', 'instance-terminated', other, other, other, 'exempted']],
    [
      'launch-template-credentials',
      ['credential-removed', 'template-deleted', other, other, other, 'exempted'],
    ],
    ['code-credentials', ['credential-removed', other, other, other, other, 'exempted']],
    ['host-credentials', ['credential-removed', other, other, other, other, 'exempted']],
    ['key-old', [other, 'key-deleted', other, 'key-deactivated', other, 'exempted']],
    ['key-unused', ['key-used', 'key-deleted', other, 'key-deactivated', other, 'exempted']],
    ['key-root', [other, 'key-deleted', other, 'key-deactivated', other, 'exempted']],
    ['key-second-active', ['rotation-finished', 'key-deleted', other, 'key-deactivated', other, 'exempted']],
    [
      'key-active-after-migration',
      [other, 'key-deleted', other, 'key-deactivated', 'key-needed-again', 'exempted'],
    ],
    ['key-inactive-not-deleted', [other, 'key-deleted', other, other, 'key-activated', 'exempted']],
    [
      'ec2-imdsv1-allowed',
      ['tokens-required', 'instance-terminated', 'instance-stopped', other, other, 'exempted'],
    ],
    ['role-shared-across-workloads', ['role-not-shared', 'role-deleted', other, other, other, 'exempted']],
    ['role-unused-permissions', [other, 'role-deleted', other, other, other, 'exempted']],
    ['resource-unowned', ['owner-named', 'resource-deleted', other, other, other, 'exempted']],
  ] as const)('%s, mended, gone, stopped, deactivated, changed, exempted: %o', (ruleId, expected) => {
    expect(ways.map((by) => resolutionOf(ruleId, by))).toEqual(expected);
  });

  test('names one for every rule on what a collection sees', () => {
    const seen = ruleIds.filter((ruleId) => ruleId !== 'code-credentials' && ruleId !== 'host-credentials');
    for (const ruleId of seen) expect(resolutionOf(ruleId, 'gone')).toMatch(/terminated|deleted/);
  });
});
