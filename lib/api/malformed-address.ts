import { ServiceError } from '#lib/services/errors.ts';
import { dataSecurityPolicy } from './content-security-policy.ts';
import { toPlainResponse } from './plain-page.ts';
import { toProblemResponse } from './problems.ts';

const message = 'The address holds a percent sign that begins no valid UTF-8 character.';

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
  return toPlainResponse({
    status: 400,
    title: 'This address cannot be read',
    isLinked: true,
    paragraphs: [`${message} It was probably cut off when it was copied.`],
  });
}
