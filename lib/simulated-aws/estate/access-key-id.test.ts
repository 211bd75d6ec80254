import { expect, test } from 'vitest';
import { accountOfAccessKeyId, makeAccessKeyId, makeSecret } from './access-key-id.ts';
import { randomStream } from './random.ts';

test.each([
  ['ASIAY34FZKBOKMUTVV7A', '609629065308'],
  ['AKIAIOSFODNN7EXAMPLE', null],
  ['AROAY34FZKBOKMUTVV7A', null],
  ['test', null],
])('%s carries the account %s', (keyId, account) => {
  expect(accountOfAccessKeyId(keyId)).toBe(account);
});

test('made ids have the modern format and carry their account back', () => {
  const random = randomStream(1, 'ids');
  for (const account of ['000000000001', '123456789012', '999999999999'])
    for (let i = 0; i < 50; i++) {
      const id = makeAccessKeyId(random, account, 'AKIA');
      expect(id).toMatch(/^AKIA[Q-Z2-7][A-Z2-7]{15}$/);
      expect(accountOfAccessKeyId(id)).toBe(account);
    }
});

test('secrets have forty characters and differ', () => {
  const random = randomStream(1, 'secrets');
  const secrets = Array.from({ length: 100 }, () => makeSecret(random));
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9/+]{40}$/);
});
