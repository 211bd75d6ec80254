import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canMeet, matchesAll, matchesWildcard, shortened, wildcardMatcher } from './wildcard.ts';

const pattern = fc.array(fc.constantFrom('a', 'b', '*', '?')).map((signs) => signs.join(''));
const text = fc.array(fc.constantFrom('a', 'b'), { maxLength: 8 }).map((signs) => signs.join(''));

/** What a pattern says, by the regular expression that it stands for; only for short ones. */
const asExpression = (given: string) =>
  new RegExp(`^${given.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');

describe('matchesWildcard', () => {
  test('agrees with the regular expression of the pattern, shortened or not', () => {
    fc.assert(
      fc.property(pattern, text, (given, against) => {
        const expected = asExpression(given).test(against);
        expect(matchesWildcard(given, against)).toBe(expected);
        expect(matchesWildcard(shortened(given), against)).toBe(expected);
        expect(wildcardMatcher(given)(against)).toBe(expected);
      }),
    );
  });

  test('6,144 characters of wildcards are not tried in all their ways', () => {
    const hostile = `${'*a?'.repeat(2_047)}*b`;
    expect(matchesWildcard(hostile, 'a'.repeat(6_144))).toBe(false);
    expect(shortened('*?'.repeat(3_072))).toBe(`${'?'.repeat(3_072)}*`);
  });
});

describe('canMeet', () => {
  test('holds for patterns that a text matches both of', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (one, other, against) => {
        fc.pre(matchesWildcard(one, against) && matchesWildcard(other, against));
        expect(canMeet(one, other)).toBe(true);
      }),
    );
  });

  test('is mutual, and of a plain text the same as matching', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (one, other, plain) => {
        expect(canMeet(one, other)).toBe(canMeet(other, one));
        expect(canMeet(one, plain)).toBe(matchesWildcard(one, plain));
      }),
    );
  });

  test.each([
    ['a*b', 'ab*', true],
    ['a*', 'b*', false],
    ['*a', '*b', false],
    ['', '*', true],
    ['?', '', false],
  ])('%s and %s: %s', (one, other, expected) => expect(canMeet(one, other)).toBe(expected));
});

test.each([
  ['*', true],
  ['**', true],
  ['?*', false],
  ['', false],
])('matchesAll(%s) is %s', (given, expected) => expect(matchesAll(given)).toBe(expected));
