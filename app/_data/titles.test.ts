import { expect, it } from 'vitest';
import { keyIdIn } from '#components/access-keys/key-id-in.ts';
import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { controlTitle, titleOf } from './titles.ts';

it.each([
  [keyIdIn('123456789012:AKIA************WXYZ'), 'AKIA************WXYZ'],
  [keyIdIn('123456789012:root/1'), 'root/1'],
  [nameInArn('arn:aws:iam::123456789012:role/payments/payments-web'), 'payments-web'],
  [controlTitle('pci-dss/4.0.1/8.6.2'), 'PCI DSS 4.0.1, 8.6.2'],
  [controlTitle('gone/1/2'), 'gone/1/2'],
])('a tab names what it shows: %s', (title, expected) => expect(title).toBe(expected));

it('says of which list it is', () => {
  expect(titleOf('AKIA************WXYZ', 'Access keys')).toEqual({
    title: 'AKIA************WXYZ · Access keys',
  });
  expect(titleOf(null, 'Findings')).toEqual({ title: 'Findings' });
});
