import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactCredentials, redactName } from './redact-credentials.ts';
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

const secret = forgeSecret(1);
const word = secret.replaceAll(/[/+]/g, 'x');

test.each([
  ['/etc/app/config.yaml', '/etc/app/config.yaml'],
  [
    '/opt/payments/applications/production/settings/service.env',
    '/opt/payments/applications/production/settings/service.env',
  ],
  ['/opt/MyCompany/Applications/PaymentService/config', '/opt/MyCompany/Applications/PaymentService/config'],
  ['part 1 (text/x-shellscript run.sh)', 'part 1 (text/x-shellscript run.sh)'],
  ['ip-10-0-0-1.eu-west-1.compute.internal', 'ip-10-0-0-1.eu-west-1.compute.internal'],
  [`x_${word}.sh`, 'x_[redacted].sh'],
  [`token-${word}`, 'token-[redacted]'],
  [`hash ${word}.sh`, 'hash [redacted].sh'],
  [`/etc/${word}`, '[redacted]'],
  [`sha ${secret.slice(0, 32)}`, 'sha [redacted]'],
  [`${word.toLowerCase()}.example.com`, '[redacted].example.com'],
  [`/etc/${id}.env`, `/etc/AKIA************${id.slice(-4)}.env`],
])('the name %j becomes %j', (text, redacted) => {
  expect(redactName(text)).toBe(redacted);
});

test('no name holds a secret, whatever stands beside it', () => {
  const beside = fc.constantFrom(
    '',
    '/',
    '_',
    '-',
    '.',
    ' ',
    'hash ',
    'sha1=',
    '/etc/',
    'x_',
    'A',
    '%2F',
    '%3D',
  );
  fc.assert(
    fc.property(beside, beside, fc.integer(), (before, after, seed) => {
      const planted = forgeSecret(seed);
      for (const spelling of [planted, encodeURIComponent(planted)]) {
        const name = redactName(`${before}${spelling}${after}`);
        expect(name).not.toContain(planted.slice(5, 35));
        expect(name).toContain('[redacted]');
      }
    }),
    { seed: 1 },
  );
});
