import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownerName, ownerOf, ownerResolver, unowned } from './ownership.ts';

const settings = { tags: ['owner', 'team'], aliases: {} };

describe('ownerOf', () => {
  test.each<[string, Record<string, string>, string]>([
    ['no tags', {}, unowned],
    ['other tags', { Name: 'web', ownership: 'x' }, unowned],
    ['the first key', { owner: 'payments', team: 'search' }, 'payments'],
    ['the second, where the first is missing', { team: 'search' }, 'search'],
    ['the second, where the first is blank', { owner: ' \t', team: 'search' }, 'search'],
    ['a blank one alone', { owner: '' }, unowned],
    ['another case', { OWNER: 'payments' }, 'payments'],
    ['spaces, underscores and hyphens', { ' o_W-n er ': 'payments' }, 'payments'],
    ['the exact key before another case', { Owner: 'search', owner: 'payments' }, 'payments'],
    ['another case, where the exact key is blank', { Owner: 'search', owner: ' ' }, 'search'],
    ['of several the first in order', { oWner: 'c', OWNER: 'a', Owner: 'b' }, 'a'],
    ['a value’s space and case', { owner: '  Payments \n  Team ' }, 'payments team'],
    ['a value’s compatibility characters', { owner: 'ＰＡＹ\u00a0ﬁ' }, 'pay fi'],
    ['a value of control characters alone', { owner: '\u0000\u0007', team: 'search' }, 'search'],
    ['a value with NUL', { owner: 'pay\u0000ments' }, 'pay ments'],
    ['a value with a direction override', { owner: 'pay\u202ements' }, 'payments'],
    ['a zero-width space between spaces', { owner: 'pay \u200b ments' }, 'pay ments'],
    ['a zero-width space before an accent', { owner: 'pe\u200b\u0301' }, 'pé'],
    ['a value like a property of every object', { owner: 'constructor' }, 'constructor'],
    ['quotes, HTML and emoji as they are', { owner: '"<b>👩‍💻\'' }, '"<b>👩‍💻\''],
  ])('%s', (_, tags, owner) => {
    expect(ownerOf(tags, settings)).toBe(owner);
  });

  test('configured keys match in the same way as tags', () => {
    expect(ownerOf({ 'cost-center': 'a1' }, { tags: ['Cost Center'], aliases: {} })).toBe('a1');
  });

  test('a key of every object is no tag', () => {
    expect(ownerOf({}, { tags: ['constructor', '__proto__'], aliases: {} })).toBe(unowned);
  });

  test('without configured keys nobody owns anything', () => {
    expect(ownerOf({ owner: 'payments' }, { tags: [], aliases: {} })).toBe(unowned);
  });

  test.each([
    ['payments team', 'payments'],
    ['PAYMENTS   Team', 'payments'],
    ['pay-team', 'payments'],
    ['search', 'search'],
    ['loop', 'pool'],
    ['nothing', 'nothing'],
  ])('with aliases %s is %s', (value, owner) => {
    const aliases = {
      'Payments team': 'Payments',
      'pay-team': ' payments',
      loop: 'pool',
      pool: 'loop',
      nothing: ' ',
    };
    expect(ownerOf({ owner: value }, { tags: ['owner'], aliases })).toBe(owner);
  });
});

describe('ownerName', () => {
  test('is at most 256 characters, cut between characters', () => {
    expect(ownerName('x'.repeat(300))).toBe('x'.repeat(256));
    expect(ownerName(`${'x'.repeat(255)} y`)).toBe('x'.repeat(255));
    expect(ownerName('😀'.repeat(300))).toBe('😀'.repeat(256));
  });

  test('half a character becomes the replacement character', () => {
    expect(ownerName('a\ud800b')).toBe('a\ufffdb');
  });

  test('of a name is the name, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const name = ownerName(text);
        expect(ownerName(name)).toBe(name);
        expect(name).not.toMatch(/\p{Cc}|^\s|\s$|\s\s/u);
      }),
      { numRuns: 400 },
    );
  });
});

test('the order of tags does not matter', () => {
  const resolve = ownerResolver(settings);
  const keys = fc.constantFrom('owner', 'Owner', 'OWNER', 'o-wner', 'team', 'Team', 'name');
  const tags = fc.uniqueArray(fc.tuple(keys, fc.constantFrom('a', 'b', 'c', ' ')), {
    selector: ([key]) => key,
  });
  fc.assert(
    fc.property(tags, (entries) => {
      expect(resolve(Object.fromEntries(entries))).toBe(resolve(Object.fromEntries(entries.toReversed())));
    }),
  );
});
