import { describe, expect, test } from 'vitest';
import { type RoleUse, sharingOf, type WorkloadHints, workloadOf, workloadsUsing } from './workloads.ts';

const none: WorkloadHints = {
  ...{ application: null, stack: null, 'auto-scaling-group': null, 'launch-template': null },
};
const hints = (fields: Partial<WorkloadHints>): WorkloadHints => ({ ...none, ...fields });

describe('workloadOf', () => {
  test.each<[string, Partial<WorkloadHints>, string | null]>([
    ['nothing', {}, null],
    ['a tag', { application: 'shop', stack: 's', 'auto-scaling-group': 'a' }, 'application shop'],
    ['a stack', { stack: 'shop-prod', 'auto-scaling-group': 'a' }, 'stack shop-prod'],
    ['a group', { 'auto-scaling-group': 'a', 'launch-template': 't' }, 'auto-scaling-group a'],
    ['a template', { 'launch-template': 't' }, 'launch-template t'],
    ['a blank tag', { application: ' ', 'launch-template': 't' }, 'launch-template t'],
    ['white space around', { application: ' shop ' }, 'application shop'],
  ])('%s', (_, fields, expected) => {
    const workload = workloadOf(hints(fields));
    expect(workload && `${workload.kind} ${workload.name}`).toBe(expected);
  });
});

const use = (fields: Partial<WorkloadHints>, rest: Partial<RoleUse> = {}): RoleUse => ({
  hints: hints(fields),
  owner: 'payments',
  instances: 2,
  regions: ['eu-west-1'],
  ...rest,
});

describe('the workloads that use a role', () => {
  const sharing: [string, RoleUse[], ReturnType<typeof sharingOf>][] = [
    ['nobody', [], 'single'],
    ['one instance of which nothing is known', [use({}, { instances: 1 })], 'single'],
    ['two instances of which nothing is known', [use({})], 'unknown'],
    ['one workload', [use({ application: 'shop' })], 'single'],
    ['one workload and what is not known', [use({ application: 'shop' }), use({})], 'unknown'],
    ['two workloads', [use({ application: 'shop' }), use({ application: 'search' })], 'shared'],
    ['two owners of one workload', [use({ stack: 's' }), use({ stack: 's' }, { owner: 'search' })], 'shared'],
    ['an owner and none', [use({ stack: 's' }), use({ stack: 's' }, { owner: 'unowned' })], 'single'],
    ['two owners of what is not known', [use({}), use({}, { owner: 'search' })], 'shared'],
    [
      'two groups of one application',
      [
        use({ application: 'shop', 'auto-scaling-group': 'web' }),
        use({ application: 'shop', 'auto-scaling-group': 'jobs' }),
      ],
      'single',
    ],
    [
      'a group of which some lack the tag',
      [use({ application: 'shop', 'auto-scaling-group': 'web' }), use({ 'auto-scaling-group': 'web' })],
      'single',
    ],
    [
      'a template of two applications, and an instance of it that says neither',
      [
        use({ application: 'shop', 'launch-template': 'golden' }),
        use({ application: 'search', 'launch-template': 'golden' }),
        use({ 'launch-template': 'golden' }),
      ],
      'shared',
    ],
    [
      'a group and a stack of the same name',
      [use({ stack: 'a' }), use({ 'auto-scaling-group': 'a' })],
      'shared',
    ],
  ];

  test.each(sharing)('%s', (_, uses, expected) => {
    expect(sharingOf(workloadsUsing(uses))).toBe(expected);
  });

  test('are summed up over owners and regions, the largest first, those not known last', () => {
    const found = workloadsUsing([
      use({}, { instances: 9 }),
      use({ application: 'b' }, { owner: 'search', regions: ['us-east-1'] }),
      use({ application: 'b', stack: 's' }),
      use({ application: 'a' }, { instances: 1 }),
    ]);
    expect(found).toEqual([
      {
        workload: { kind: 'application', name: 'b' },
        owners: ['payments', 'search'],
        instances: 4,
        regions: ['eu-west-1', 'us-east-1'],
      },
      {
        workload: { kind: 'application', name: 'a' },
        owners: ['payments'],
        instances: 1,
        regions: ['eu-west-1'],
      },
      { workload: null, owners: ['payments'], instances: 9, regions: ['eu-west-1'] },
    ]);
  });
});
