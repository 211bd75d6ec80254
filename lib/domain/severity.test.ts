import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Severity, severities } from './rules/rule.ts';
import { type SeverityContext, type SeverityFactor, severityFactors, severityInContext } from './severity.ts';
import { factorsBearingOn, productionTagOf, rootCauseOf, severityContextOf } from './severity-context.ts';

const calm: SeverityContext = {
  publicIp: null,
  administratorRole: null,
  productionTag: null,
  isKeyInUse: false,
  administratorUser: null,
  escalatingUser: null,
};
const wild: SeverityContext = {
  publicIp: '198.18.0.3',
  administratorRole: 'admin',
  productionTag: 'env=prod',
  isKeyInUse: true,
  administratorUser: 'ana',
  escalatingUser: 'ben',
};

describe('severityInContext', () => {
  test.each<[base: Severity, context: Partial<SeverityContext>, severity: Severity, risk: number]>([
    ['high', {}, 'high', 55],
    ['high', { publicIp: '198.18.0.3' }, 'high', 65],
    ['high', { publicIp: '198.18.0.3', productionTag: 'env=prod' }, 'high', 75],
    ['high', { publicIp: '198.18.0.3', isKeyInUse: true }, 'critical', 80],
    ['high', { administratorRole: 'admin', productionTag: 'env=prod' }, 'critical', 85],
    ['medium', { administratorRole: 'admin' }, 'medium', 50],
    ['medium', { administratorRole: 'admin', publicIp: '198.18.0.3' }, 'high', 60],
    ['low', { publicIp: '198.18.0.3', productionTag: 'env=prod' }, 'medium', 30],
    ['low', { isKeyInUse: true }, 'low', 25],
    ['medium', { isKeyInUse: true, administratorUser: 'ana' }, 'high', 65],
    ['medium', { isKeyInUse: true, escalatingUser: 'ben' }, 'high', 60],
    ['critical', wild, 'critical', 170],
  ])('%s with %j is %s: %i', (base, context, severity, risk) => {
    expect(severityInContext(base, { ...calm, ...context }, severityFactors)).toMatchObject({
      severity,
      risk,
    });
  });

  test('shows each addend and what was seen', () => {
    expect(severityInContext('medium', wild, ['internet', 'key-in-use']).parts).toEqual([
      { factor: 'internet', points: 10, detail: '198.18.0.3' },
      { factor: 'key-in-use', points: 15, detail: null },
    ]);
  });

  test('never lowers, and its parts add up', () => {
    const bearing = fc.subarray([...severityFactors]);
    const context = fc.constantFrom(calm, wild, { ...wild, isKeyInUse: false });
    fc.assert(
      fc.property(fc.constantFrom(...severities), context, bearing, (base, given, factors) => {
        const judged = severityInContext(base, given, factors);
        expect(severities.indexOf(judged.severity)).toBeLessThanOrEqual(severities.indexOf(base));
        const own = severityInContext(base, calm, factors).risk;
        expect(judged.parts.reduce((sum, { points }) => sum + points, own)).toBe(judged.risk);
      }),
    );
  });
});

const ofKey: SeverityFactor[] = ['key-in-use', 'key-administrator', 'key-escalation'];

type Kind = Parameters<typeof factorsBearingOn>[0]['resourceKind'];

test.each<[kind: Kind, ruleId: string, keyLife: string | null, factors: SeverityFactor[]]>([
  ['instance', 'ec2-no-instance-profile', null, ['internet', 'administrator', 'production']],
  ['instance', 'user-data-credentials', 'active', ['internet', 'administrator', 'production', ...ofKey]],
  ['instance', 'user-data-credentials', 'deleted', []],
  ['launch-template', 'launch-template-credentials', 'inactive', []],
  ['launch-template', 'launch-template-credentials', 'unmonitored', ['production', ...ofKey]],
  ['access-key', 'key-old', null, ofKey],
  ['access-key', 'key-inactive-not-deleted', null, []],
  ['role', 'role-administrator', null, ['internet', 'production']],
  ['instance', 'resource-unowned', null, []],
])('on %s of %s, whose key is %s, bear %j', (resourceKind, ruleId, keyLife, factors) => {
  const evidence = keyLife === null ? {} : { keyLife };
  const draft = { ruleId, resourceKind, evidence } as Parameters<typeof factorsBearingOn>[0];
  expect(factorsBearingOn(draft)).toEqual(factors);
});

const settings = { productionTags: ['env', 'stage'], productionValues: ['prod', 'live'], keyInUseDays: 30 };

test.each<[tags: Record<string, string>, tag: string | null]>([
  [{}, null],
  [{ env: 'test' }, null],
  [{ Env: ' PROD ' }, 'Env=PROD'],
  [{ stage: 'live', env: 'prod' }, 'env=prod'],
  [{ environment: 'prod' }, null],
  [{ env: 'reproduction' }, null],
])('%j is of production by %s', (tags, tag) => {
  expect(productionTagOf(tags, settings)).toBe(tag);
});

test.each([
  ['2026-05-02T00:00:00Z', true],
  ['2026-05-01T23:59:59Z', false],
  [null, false],
])('a key last used at %s is in use on 1 June: %s', (usedAt, isKeyInUse) => {
  const around = {
    ...{ publicIp: null, administratorRole: null, tags: null, keyUser: 'ana', keyUserStanding: null },
    keyUsedAt: usedAt === null ? null : new Date(usedAt),
  };
  expect(severityContextOf(around, settings, new Date('2026-06-01T00:00:00Z'))).toMatchObject({ isKeyInUse });
});

test.each([
  ['lt-1', 'web', 'lt-1'],
  [null, 'web', 'asg/web'],
  [null, null, null],
])(
  'what comes from template %s and group %s is mended at %s',
  (launchTemplateId, autoScalingGroup, cause) => {
    expect(rootCauseOf({ launchTemplateId, autoScalingGroup })).toBe(cause);
  },
);
