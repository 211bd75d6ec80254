import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  accessKeyIdKind,
  accountOfAccessKeyId,
  findAccessKeyIds,
  isPlaceholderAccessKeyId,
  maskAccessKeyId,
} from './access-key-id.ts';
import { forgeAccessKeyId } from './testing/forge-credentials.ts';

const id = forgeAccessKeyId(1);

describe('accessKeyIdKind', () => {
  test.each([
    ['AKIA', 'long-term'],
    ['ASIA', 'temporary'],
    ['ABIA', 'service-bearer-token'],
    ['ACCA', 'context-specific'],
  ])('%s is %s', (prefix, kind) => {
    expect(accessKeyIdKind(forgeAccessKeyId(1, '123456789012', prefix))).toBe(kind);
  });

  test.each(['AROA', 'AIDA', 'AGPA', 'AIPA', 'ANPA', 'ANVA', 'ASCA', 'APKA'])(
    '%s is no credential',
    (prefix) => {
      expect(accessKeyIdKind(forgeAccessKeyId(1, '123456789012', prefix))).toBeNull();
      expect(findAccessKeyIds(forgeAccessKeyId(1, '123456789012', prefix))).toEqual([]);
    },
  );

  test.each(['', 'AKIA', id.slice(1), `${id}A`, id.toLowerCase()])('%j is no id', (text) => {
    expect(accessKeyIdKind(text)).toBeNull();
  });
});

describe('accountOfAccessKeyId', () => {
  it('decodes the published example', () => {
    expect(accountOfAccessKeyId('ASIAY34FZKBOKMUTVV7A')).toBe('609629065308');
  });

  it('reads back every account that an id was made for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), fc.integer(), (account, seed) => {
        const accountId = String(account).padStart(12, '0');
        expect(accountOfAccessKeyId(forgeAccessKeyId(seed, accountId))).toBe(accountId);
      }),
    );
  });

  test.each([
    ['of the old generation', 'AKIAIOSFODNN7EXAMPLE'],
    ['with a fifth character just below Q', `AKIAP${id.slice(5)}`],
    ['that are not base32', `AKIAQ1${id.slice(6)}`],
    ['with more than twelve digits', `AKIA7777777777777777`],
    ['of a role', `AROA${id.slice(4)}`],
    ['that are no ids', ''],
  ])('gives null for ids %s', (_, text) => {
    expect(accountOfAccessKeyId(text)).toBeNull();
  });
});

describe('isPlaceholderAccessKeyId', () => {
  test.each([
    'AKIAIOSFODNN7EXAMPLE',
    'AKIAI44QH8DHBEXAMPLE',
    'AKIAXXXXXXXXXXXXXXXX',
    'AKIA1234567890ABCDEF',
    'AKIAABCDEFGHIJKLMNOP',
    'AKIAYOURACCESSKEYID2',
    'AKIAQQQQWWWWEEEERRRR',
    'AKIAQAAAAAAAAAXYZWVU',
    'AKIAQQQQQQQQQQXYZWVU',
  ])('%s is one', (text) => {
    expect(isPlaceholderAccessKeyId(text)).toBe(true);
    expect(findAccessKeyIds(`key ${text}`)).toEqual([]);
  });

  it('takes no random id for one', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => !isPlaceholderAccessKeyId(forgeAccessKeyId(seed))),
      { seed: 1 },
    );
  });
});

describe('findAccessKeyIds', () => {
  test.each([
    ['alone', ['', '']],
    ['after an underscore', ['key_', '_x']],
    ['in quotes', ['"', '"']],
    ['in a URL', ['s3://', ':']],
    ['percent-encoded', ['a%3D', '%2F2024']],
    ['after an escaped line end', ['[default]\\n', '\\n']],
    ['after an escaped quote', ['\\u0022', '\\u0022']],
    ['after small letters', ['id', 'x']],
    ['in Cyrillic', ['ключ', 'ключ']],
  ])('finds one %s', (_, [before, after]) => {
    expect(findAccessKeyIds(`${before}${id}${after}`)).toEqual([
      { id, start: before!.length, end: before!.length + 20 },
    ]);
  });

  test.each([
    ['inside a longer run of capitals', `X${id}`, `${id}X`, `7${id}`, `${id}7`, `QQQQ${id}QQQQ`],
    ['too short', id.slice(0, 19)],
    ['in small letters', id.toLowerCase()],
  ])('finds none %s', (_, ...texts) => {
    for (const text of texts) expect(findAccessKeyIds(text)).toEqual([]);
  });
});

test('a masked id keeps its kind and its last four characters', () => {
  expect(maskAccessKeyId(`AKIA${'Q'.repeat(12)}WXYZ`)).toBe('AKIA************WXYZ');
});
