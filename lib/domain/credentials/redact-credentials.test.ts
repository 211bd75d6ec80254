import { expect, test } from 'vitest';
import { redactCredentials } from './redact-credentials.ts';
import { forgeAccessKeyId, forgeBase64, forgeBedrockKey, forgeSecret } from './testing/forge-credentials.ts';

const id = forgeAccessKeyId(1);

test.each([
  ['/etc/app.env', '/etc/app.env'],
  [`/etc/${id}.env`, `/etc/AKIA************${id.slice(-4)}.env`],
  [`a ${forgeSecret(1)} b ${forgeBase64(2, 300)} c`, 'a [redacted] b [redacted] c'],
  [`k=${forgeBedrockKey(1)}`, 'k=[redacted]'],
  ['', ''],
])('%j becomes %j', (text, redacted) => {
  expect(redactCredentials(text)).toBe(redacted);
});
