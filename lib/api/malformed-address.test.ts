import { describe, expect, it } from 'vitest';
import { answerMalformedAddress, isMalformed } from './malformed-address.ts';

describe('isMalformed', () => {
  it.each([
    ['/', false],
    ['/api/v1/roles/arn%3Aaws%3Aiam', false],
    ['/caf%C3%A9', false],
    ['/%E0%A4%A', true],
    ['/%FF', true],
    ['/100%', true],
    ['/api/v1/%zz', true],
  ])('%s: %s', (pathname, expected) => {
    expect(isMalformed(pathname)).toBe(expected);
  });
});

describe('answerMalformedAddress', () => {
  it('is a problem under /api', async () => {
    const answer = answerMalformedAddress('/api/v1/%E0%A4%A');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 400, type: 'urn:rolecall:problem:bad-request' });
  });

  it.each(['/%E0%A4%A', '/apiary/%'])(
    'is a page at %s, without a word of the address in it',
    async (path) => {
      const answer = answerMalformedAddress(path);
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await answer.text()).not.toContain(path.slice(1));
    },
  );
});
