import { expect, test } from 'vitest';
import { decoyDocuments } from './decoys.ts';
import { plantedDocuments } from './planted.ts';
import { recallAndPrecision, scoreByKind } from './score.ts';

const [planted, decoys] = [plantedDocuments(), decoyDocuments()];
const scores = scoreByKind([...planted, ...decoys]);

test('every planted key is found as it was planted, and nearly nothing else', () => {
  expect(scores.filter(({ found, planted }) => found < planted)).toEqual([]);
  expect(recallAndPrecision(scores).recall).toBe(1);
  expect(recallAndPrecision(scores).precision).toBeGreaterThanOrEqual(0.99);
});

test('there are 300 documents of either sort, no two of them the same, and all as small as AWS wants them', () => {
  expect([planted.length, decoys.length]).toEqual([300, 300]);
  const texts = [...planted, ...decoys].map(({ bytes }) => Buffer.from(bytes).toString('base64'));
  expect(new Set(texts).size).toBe(600);
  for (const { name, bytes } of [...planted, ...decoys])
    expect(bytes.length, name).toBeLessThanOrEqual(16_384);
});
