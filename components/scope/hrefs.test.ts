import { expect, test } from 'vitest';
import {
  accountHref,
  findingHref,
  instanceHref,
  keyHref,
  ownerHref,
  resourceLink,
  roleHref,
  templateHref,
} from './hrefs.ts';

test.each([
  [instanceHref('i-0abc'), '/instances/i-0abc'],
  [keyHref('123456789012:AKIAX'), '/access-keys/123456789012%3AAKIAX'],
  [
    roleHref('arn:aws:iam::123456789012:role/team/a b'),
    '/roles/arn%3Aaws%3Aiam%3A%3A123456789012%3Arole/team/a%20b',
  ],
  [templateHref('lt-0abc'), '/launch-templates/lt-0abc'],
  [templateHref('lt-0abc:3'), '/launch-templates/lt-0abc'],
  [findingHref('20a3'), '/findings/20a3'],
  [ownerHref('payments'), '/owners/payments'],
  [ownerHref('a/b?c#d%'), '/owners/a/b%3Fc%23d%25'],
  [ownerHref('צוות <b>'), '/owners/%D7%A6%D7%95%D7%95%D7%AA%20%3Cb%3E'],
  [accountHref('123456789012'), '/accounts/123456789012'],
])('%s', (href, expected) => expect(href).toBe(expected));

test.each([
  ['access-key', '123456789012:AKIAX', { href: '/access-keys/123456789012%3AAKIAX' }],
  ['launch-template', 'lt-0abc:3', { href: '/launch-templates/lt-0abc' }],
  ['repository', 'acme/web', { href: '/findings', params: { filter: 'resource = acme/web' } }],
  ['host', 'db 1', { href: '/findings', params: { filter: 'resource = "db 1"' } }],
] as const)('a %s is shown at its page, or by its findings', (kind, id, expected) => {
  expect(resourceLink(kind, id)).toEqual(expected);
});
