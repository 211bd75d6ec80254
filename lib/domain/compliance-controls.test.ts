import { expect, test } from 'vitest';
import { findVersion, frameworks } from './compliance-controls.ts';

test('frameworks have their versions newest first, and controls in the order of their numbers', () => {
  const cis = frameworks.find(({ id }) => id === 'cis-aws-foundations-benchmark');
  expect(cis?.versions.map(({ id }) => id)).toEqual(['7.0.0', '6.0.0', '5.0.0', '4.0.1', '3.0.0']);
  const controls = cis?.versions[2]?.controls.map(({ control }) => control) ?? [];
  expect(controls.indexOf('1.3')).toBeLessThan(controls.indexOf('1.11'));
  expect(frameworks.map(({ id }) => id)).toContain('nist-sp-800-53');
});

test('a control names every rule that speaks of it, and whether that is our own reading', () => {
  const pci = findVersion('pci-dss', '4.0.1')?.version.controls;
  expect(pci?.find(({ control }) => control === '8.6.2')).toMatchObject({ isOwnReading: true });
  const first = findVersion('cis-aws-foundations-benchmark', '5.0.0')?.version.controls.find(
    ({ control }) => control === '1.17',
  );
  expect(first?.isOwnReading).toBe(false);
  expect(first?.ruleIds).toEqual([
    'ec2-no-instance-profile',
    'ec2-empty-instance-profile',
    'launch-template-no-instance-profile',
  ]);
  expect(findVersion('cis-aws-foundations-benchmark', '1.0.0')).toBeUndefined();
});
