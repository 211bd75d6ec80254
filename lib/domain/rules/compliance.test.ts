import { expect, test } from 'vitest';
import { allRules, ruleOf } from './index.ts';
import type { RuleId } from './rule.ts';

/** References in short: `CIS 3.0.0 1.18`. */
function controlsOf(id: RuleId, framework: string): string[] {
  return ruleOf(id)
    .compliance.filter((reference) => reference.framework === framework)
    .map(({ version, control }) => `${version} ${control}`);
}

test.each([
  ['ec2-no-instance-profile', ['1.18', '1.18', '1.17', '2.17', '2.16']],
  ['ec2-empty-instance-profile', ['1.18', '1.18', '1.17', '2.17', '2.16']],
  ['key-old', ['1.14', '1.14', '1.13', '2.13', '2.12']],
  ['key-unused', ['1.12', '1.12', '1.11', '2.11', '2.11']],
  ['key-root', ['1.4', '1.4', '1.3', '2.3', '2.4']],
  ['role-administrator', ['1.16', '1.16', '1.15', '2.15', '2.14']],
  ['ec2-imdsv1-allowed', ['5.6', '5.7', '5.7', '6.7', '6.7']],
] as const)('%s by version of CIS: %o', (id, controls) => {
  const versions = ['3.0.0', '4.0.1', '5.0.0', '6.0.0', '7.0.0'];
  expect(controlsOf(id, 'CIS AWS Foundations Benchmark')).toEqual(
    controls.map((control, index) => `${versions[index]} ${control}`),
  );
});

test('a whole service by a wildcard is IAM.21, everything IAM.1', () => {
  const fsbp = 'AWS Foundational Security Best Practices';
  expect(controlsOf('role-excessive-permissions', fsbp)).toEqual(['1.0.0 IAM.21']);
  expect(controlsOf('role-administrator', fsbp)).toEqual(['1.0.0 IAM.1']);
});

test('HIPAA’s paragraphs are of part 164', () => {
  expect(controlsOf('key-old', 'HIPAA Security Rule')[0]).toBe('45 CFR 164 164.308(a)(3)(ii)(C)');
});

const ownReadings = new Set<RuleId>([
  ...([
    'user-data-credentials',
    'launch-template-credentials',
    'code-credentials',
    'host-credentials',
    'key-inactive-not-deleted',
    'resource-unowned',
    'role-shared-across-workloads',
    'role-unused-permissions',
    'key-active-after-migration',
    'role-privilege-escalation',
    'role-excessive-permissions',
  ] as const),
]);

test('our own readings say so, and only they', () => {
  for (const { id, compliance } of allRules) {
    for (const { control, isOwnReading } of compliance) {
      // AWS maps whole services by a wildcard, the rest of that rule nobody does.
      const isOwn = ownReadings.has(id) && control !== 'IAM.21';
      expect([id, control, isOwnReading]).toEqual([id, control, isOwn]);
    }
  }
});

test('every reference names its framework, version and control once', () => {
  for (const { compliance } of allRules) {
    const names = compliance.map(({ framework, version, control }) => `${framework}|${version}|${control}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => name.split('|').every((part) => part !== ''))).toBe(true);
    expect(compliance.length).toBeGreaterThan(0);
  }
});
