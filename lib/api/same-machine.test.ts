import { expect, test } from 'vitest';
import { refuseOtherSites } from './same-machine.ts';

function request(method: string, headers: Record<string, string>): Request {
  return new Request('http://localhost:3000/api/v1/collections', { method, headers });
}

test.each([
  ['localhost', { host: 'localhost:3000' }],
  ['a subdomain of localhost', { host: 'rolecall.localhost' }],
  ['127.0.0.1', { host: '127.0.0.1:3000' }],
  ['IPv6 loopback', { host: '[::1]:3000' }],
  [
    'its own page',
    { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
  ],
  ['curl', { host: 'localhost:3000' }],
])('lets %s change things', (_, headers) => {
  expect(() => refuseOtherSites(request('POST', headers))).not.toThrow();
});

test.each([
  ['a rebound name', 'GET', { host: 'evil.example:3000' }],
  ['a name that begins like one', 'GET', { host: 'localhost.evil.example' }],
  ['an address in the network', 'GET', { host: '192.168.1.10:3000' }],
  ['another site', 'POST', { host: 'localhost:3000', origin: 'https://evil.example' }],
  ['another port', 'POST', { host: 'localhost:3000', origin: 'http://localhost:8080' }],
  ['an opaque origin', 'POST', { host: 'localhost:3000', origin: 'null' }],
  ['a browser that says cross-site', 'POST', { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }],
])('refuses %s', (_, method, headers) => {
  expect(() => refuseOtherSites(request(method, headers))).toThrow(/sign-in|site/);
});
