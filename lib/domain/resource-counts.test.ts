import { expect, test } from 'vitest';
import { describeResources } from './resource-counts.ts';

test('counts are told in words, one and several', () => {
  expect(
    describeResources({ instances: 2000, launchTemplateVersions: 1, policies: 0, userData: 12 }),
  ).toEqual(['2,000 instances', '1 launch template version', '0 policies', '12 looks at user data']);
});

test('whichever was read first, kinds stand in the same order', () => {
  const counts = describeResources({ exposures: 3, launchTemplateVersions: 12, instances: 30 });
  expect(counts).toEqual(['30 instances', '12 launch template versions', '3 exposed credentials']);
});

test('a kind without words keeps its name', () => {
  expect(describeResources({ unheardOf: 1 })).toEqual(['1 unheardOf']);
});
