import { describe, expect, test } from 'vitest';
import { defaultSettings } from '#lib/domain/settings.ts';
import { allRules, ruleOf } from './index.ts';
import { conditionText, thresholdsOf } from './reference.ts';

const { thresholds } = defaultSettings;

describe('a rule’s condition', () => {
  test.each(allRules)('$id is one sentence, whose thresholds are settings', (rule) => {
    const text = conditionText(rule, thresholds);
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text).not.toMatch(/[{}]|undefined/);
  });

  test('shows thresholds as they are set', () => {
    const rule = ruleOf('key-unused');
    const strict = { ...thresholds, keyUnusedDays: 9, newKeyGraceDays: 2 };
    expect(conditionText(rule, strict)).toContain(
      'for more than 9 days, or was never used and is more than 2',
    );
    expect(thresholdsOf(rule, strict)).toEqual([
      { setting: 'thresholds.keyUnusedDays', value: 9 },
      { setting: 'thresholds.newKeyGraceDays', value: 2 },
    ]);
  });

  test('names no threshold that is none', () => {
    expect(() => thresholdsOf({ condition: 'After {someDays} days.' }, thresholds)).toThrow(/someDays/);
  });
});

test.each(allRules)('the example of $id fills its remediation in', ({ remediate, example }) => {
  const { cli, console: steps } = remediate(example);
  const { accountId = '', accessKeyId = '', roleName = '' } = example.evidence;
  const id = roleName === '' ? example.resourceId.split(':')[0] : roleName;
  const names = [id, accountId, accessKeyId].filter(Boolean);
  expect(names.some((name) => cli.includes(String(name)))).toBe(true);
  expect(`${cli} ${steps.join(' ')}`).not.toMatch(/undefined|null/);
});
