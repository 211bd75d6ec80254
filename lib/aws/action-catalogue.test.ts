import { expect, test } from 'vitest';
import { actionName, actionsWhere, expandPattern } from '#lib/domain/policy/action-catalogue.ts';
import { actionsIn, countActions } from '#lib/domain/policy/action-set.ts';
import { analyserRevision } from '#lib/domain/policy/analyse-document.ts';
import { loadActionCatalogue, readCatalogueRevision } from './action-catalogue.ts';

const catalogue = await loadActionCatalogue();

test('the catalogue holds what AWS lists, once, and goes by the version of its data', async () => {
  expect(catalogue.names.length).toBeGreaterThan(20_000);
  expect(new Set(catalogue.names).size).toBe(catalogue.names.length);
  expect(catalogue.revision).toBe(await readCatalogueRevision());
  expect(analyserRevision(catalogue)).toMatch(/^\d+\/\d+\.\d+\.\d+$/);
  expect(countActions(actionsWhere(catalogue, ({ level }) => level === 'permissions'))).toBeGreaterThan(300);
  expect(catalogue.actions[catalogue.indexes.get('iam:passrole') ?? -1]).toEqual({
    ...{ service: 'iam', name: 'PassRole', level: 'write' },
    resources: [{ arn: 'arn:*:iam::*:role/*', isRequired: true }],
  });
});

test.each([
  ['iam:PassRole', ['iam:PassRole']],
  ['IAM:putrole*', ['iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy']],
  ['iam:P?ssRole', ['iam:PassRole']],
  ['*:PassRole', ['iam:PassRole']],
  ['nosuch:*', []],
  ['passrole', []],
  ['', []],
])('%s stands for %j', (pattern, expected) => {
  const indexes = [...actionsIn(expandPattern(catalogue, pattern))];
  expect(indexes.map((index) => actionName(catalogue, index))).toEqual(expected);
});

test('a star stands for everything, a service and a star for the service', () => {
  const count = (pattern: string) => countActions(expandPattern(catalogue, pattern));
  expect([count('*'), count('*:*'), count('*:?*')]).toEqual([0, 1, 2].map(() => catalogue.names.length));
  const { first = 0, end = 0 } = catalogue.services.get('s3') ?? {};
  expect(count('s3:*')).toBe(end - first);
});
