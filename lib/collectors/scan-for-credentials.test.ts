import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { forgeAccessKeyId, forgeSecret } from '#lib/domain/credentials/testing/forge-credentials.ts';
import { scanForCredentials, type UserDataHolder } from './scan-for-credentials.ts';

const holder: UserDataHolder = { source: 'user-data', resourceId: 'i-1', owner: 'payments' };
const installationKey = Buffer.from('installation');
const pair = `${forgeAccessKeyId(1)}:${forgeSecret(1)}`;
const scan = (userData: string | Uint8Array, of = holder) =>
  scanForCredentials(Buffer.from(userData).toString('base64'), of, installationKey);

test('no user data holds nothing', () => {
  expect(scanForCredentials(null, holder, installationKey)).toEqual({ bytes: 0, reasons: [], exposures: [] });
});

test('a gzip bomb is scanned to its end', () => {
  const { reasons, exposures } = scan(gzipSync(`${'A'.repeat(2 ** 23)}\n${pair}`));
  expect(reasons).toEqual([]);
  expect(exposures).toMatchObject([{ accessKeyId: forgeAccessKeyId(1), confidence: 'sure' }]);
});

test('a scan that fails leaves its user data unscanned, and says nothing of what it holds', () => {
  const failing: UserDataHolder = {
    ...holder,
    get owner(): string {
      throw new RangeError(`Maximum call stack size exceeded near ${pair}`);
    },
  };
  expect(scan(pair, failing)).toEqual({
    bytes: pair.length,
    reasons: ['user data: The scan failed (RangeError): it was not scanned.'],
    exposures: [],
  });
});
