import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import GlobalError from './global-error.tsx';

function render(error: unknown): string {
  return renderToStaticMarkup(createElement(GlobalError, { error, retry: () => {} }));
}

describe('GlobalError', () => {
  it('is a whole document, with a way on', () => {
    const html = render(new Error('not for everyone'));
    expect(html).toMatch(/^<html lang="en" style="color-scheme:light">/);
    expect(html).toContain('Try again</button>');
    expect(html).toContain('href="/api/health"');
    expect(html).not.toContain('not for everyone');
  });

  it('names the digest that the log has', () => {
    expect(render(Object.assign(new Error('x'), { digest: '707458641' }))).toContain('under 707458641');
  });

  it.each([null, 'thrown text', { digest: 7 }])('stands whatever was thrown: %j', (error) => {
    expect(render(error)).not.toContain('under');
  });
});
