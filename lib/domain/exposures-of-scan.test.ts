import { expect, test } from 'vitest';
import { exposuresOfScan, provesGone } from './exposures-of-scan.ts';
import type { FileHit } from './file-scans.ts';

const hit: FileHit = {
  ...{
    kind: 'access-key-pair',
    confidence: 'sure',
    accessKeyId: 'AKIA1',
    keyAccountId: null,
    line: 1,
    column: 1,
  },
  ...{ length: 40, secretDigest: 'x', path: 'b', inside: null, fileLine: 1, commit: null, isRemoved: false },
};
const ofScan = (hits: FileHit[]) =>
  exposuresOfScan({ source: 'code', name: 'acme/web', hits }, () => ({
    keyAccountId: null,
    owner: 'payments',
  }));

test.each<[string, Partial<FileHit>, string]>([
  ['the first by path', {}, 'a'],
  ['not a lead', { confidence: 'lead' }, 'b'],
  ['not what only the history holds', { isRemoved: true }, 'b'],
])('of two places of a key, %s is told', (_, fields, path) => {
  const exposures = ofScan([hit, { ...hit, path: 'a', ...fields }]);
  expect(exposures).toMatchObject([{ place: path, credential: 'AKIA1', file: { otherPlaces: 1 } }]);
});

test('without an id, secrets are told apart by their hashes', () => {
  const lone = { ...hit, accessKeyId: null };
  expect(ofScan([lone, { ...lone, secretDigest: 'y' }, { ...lone, path: 'c' }])).toHaveLength(2);
});

const noCounts = { files: 0, bytes: 0, binary: 0, partly: 0, unreadable: 0, formerVersions: 0 };

test.each([
  ['a complete scan', {}, false, true],
  ['one that was not complete', { isComplete: false }, false, false],
  ['one that read its file in part', { unscanned: [{ path: 'b', reason: '' }] }, false, false],
  ['one that took its file for binary', { skipped: ['b'] }, false, false],
  ['one that left more in part than it lists', { counts: { ...noCounts, partly: 1 } }, false, false],
  ['one that skipped more binary files than it lists', { counts: { ...noCounts, binary: 1 } }, false, false],
  ['one without the history, of what only that holds', {}, true, false],
  ['one with the history', { withHistory: true }, true, true],
])('%s proves that it is gone, or not', (_, fields, isRemoved, expected) => {
  const report = {
    ...{ isComplete: true, withHistory: false, counts: noCounts, unscanned: [], skipped: [] },
    ...fields,
  };
  const [exposure] = ofScan([{ ...hit, isRemoved }]);
  expect(exposure && provesGone(report, exposure)).toBe(expected);
});
