import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, createNonce } from './content-security-policy.ts';

function directives(policy: string): Map<string, string> {
  return new Map(
    policy.split('; ').map((directive): [string, string] => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

describe('contentSecurityPolicy', () => {
  it('lets only scripts and style elements with the nonce run, and no eval', () => {
    const policy = directives(contentSecurityPolicy('bm9uY2U=', false));
    expect(policy.get('script-src')).toBe("'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(policy.get('style-src')).toBe("'self' 'nonce-bm9uY2U='");
    expect([...policy].filter(([, sources]) => sources.includes('unsafe'))).toEqual([
      ['style-src-attr', "'unsafe-inline'"],
    ]);
  });

  it.each(['object-src', 'base-uri', 'frame-ancestors', 'frame-src', 'worker-src', 'script-src-attr'])(
    'shuts %s',
    (name) => {
      expect(directives(contentSecurityPolicy('x', false)).get(name)).toBe("'none'");
    },
  );

  it('names no other server', () => {
    expect(contentSecurityPolicy('x', false)).not.toMatch(/https?:|ws:|\*/);
  });
});

describe('createNonce', () => {
  it('is 128 bits in base64, another one each time', () => {
    const all = Array.from({ length: 1000 }, createNonce);
    expect(new Set(all).size).toBe(1000);
    for (const nonce of all) expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  });
});
