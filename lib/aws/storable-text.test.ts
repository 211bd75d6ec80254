import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storableJson, storableText } from './storable-text.ts';

test('leaves nothing that PostgreSQL refuses, and leaves the rest alone', () => {
  expect(storableText('a\0b\ud800c😀')).toBe('a\uFFFDb\uFFFDc😀');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const stored = storableText(text);
      expect(stored.isWellFormed() && !stored.includes('\0')).toBe(true);
      if (text.isWellFormed() && !text.includes('\0')) expect(stored).toBe(text);
    }),
  );
});

test('reaches into documents, keys too', () => {
  expect(storableJson({ 'a\0': ['\udfff', 1, null, { b: true }] })).toEqual({
    'a\uFFFD': ['\uFFFD', 1, null, { b: true }],
  });
});
