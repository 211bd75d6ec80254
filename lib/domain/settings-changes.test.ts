import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from './settings.ts';
import { changedSettings, digestSettings } from './settings-changes.ts';

const key = new Uint8Array(32);
const account = {
  id: '111122223333',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  externalId: 'chosen-by-you',
};

function changedBy(change: Partial<Settings>): string[] {
  return changedSettings(
    digestSettings(defaultSettings, key),
    digestSettings({ ...defaultSettings, ...change }, key),
  );
}

describe('changedSettings', () => {
  it.each<[string[], Partial<Settings>]>([
    [[], {}],
    [['targets.mttrHours'], { targets: { ...defaultSettings.targets, mttrHours: 12 } }],
    [['regions'], { regions: ['us-east-1'] }],
    [['accounts'], { accounts: [account] }],
    [['ownership.aliases', 'ownership.tags'], { ownership: { tags: ['team'], aliases: { a: 'b' } } }],
  ])('names %j', (names, change) => {
    expect(changedBy(change)).toEqual(names);
  });

  it('does not mind the order of aliases, and minds that of tags', () => {
    const of = (ownership: Settings['ownership']) => digestSettings({ ...defaultSettings, ownership }, key);
    const one = of({ tags: ['owner', 'team'], aliases: { a: 'b', c: 'd' } });
    expect(changedSettings(one, of({ tags: ['owner', 'team'], aliases: { c: 'd', a: 'b' } }))).toEqual([]);
    expect(changedSettings(one, of({ tags: ['team', 'owner'], aliases: { a: 'b', c: 'd' } }))).toEqual([
      'ownership.tags',
    ]);
  });

  it('names a setting that an earlier version did not have', () => {
    expect(changedSettings({}, { regions: 'x' })).toEqual(['regions']);
  });
});

it('digests hold nothing of the values, and depend on the key', () => {
  const digests = digestSettings({ ...defaultSettings, accounts: [account] }, key);
  expect(JSON.stringify(digests)).not.toContain('chosen-by-you');
  expect(digestSettings(defaultSettings, new Uint8Array(32).fill(1)).regions).not.toBe(
    digestSettings(defaultSettings, key).regions,
  );
});
