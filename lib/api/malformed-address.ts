import { ServiceError } from '#lib/services/errors.ts';
import { dataSecurityPolicy } from './content-security-policy.ts';
import { toProblemResponse } from './problems.ts';

const message = 'The address holds a percent sign that begins no valid UTF-8 character.';

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>This address cannot be read · Rolecall</title>
<main>
<h1>This address cannot be read</h1>
<p>${message} It was probably cut off when it was copied.</p>
<p><a href="/">To the Overview</a></p>
</main>
</html>`;

/** Whether a path can be read at all: `/%E0%A4%A` cannot. */
export function isMalformed(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return false;
  } catch {
    return true;
  }
}

/** Answers a path that cannot be read with 400: a problem under /api, a plain page elsewhere. */
export function answerMalformedAddress(pathname: string): Response {
  if (pathname === '/api' || pathname.startsWith('/api/')) {
    return toProblemResponse(new ServiceError('bad-request', message), {
      'content-security-policy': dataSecurityPolicy,
    });
  }
  return new Response(page, {
    status: 400,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': dataSecurityPolicy,
    },
  });
}
