import { expect, test } from 'vitest';
import { describeResources } from './resource-counts.ts';

test('counts are told in words, one and several', () => {
  expect(
    describeResources({ instances: 2000, launchTemplateVersions: 1, policies: 0, userData: 12 }),
  ).toEqual(['2,000 instances', '1 launch template version', '0 policies', '12 looks at user data']);
});

test('a kind without words keeps its name', () => {
  expect(describeResources({ unheardOf: 1 })).toEqual(['1 unheardOf']);
});
