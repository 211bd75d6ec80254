import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy, createNonce } from '#lib/api/content-security-policy.ts';
import { answerMalformedAddress, isMalformed } from '#lib/api/malformed-address.ts';
import { toPlainResponse } from '#lib/api/plain-page.ts';
import { foreignHostMessage, isSameMachine } from '#lib/api/same-machine.ts';

const isDevelopment = process.env.NODE_ENV === 'development';

/** Stands before every page and route: refuses paths that cannot be read and pages under foreign host names, and gives each page a nonce. */
export function proxy(request: NextRequest): Response {
  const { pathname } = request.nextUrl;
  if (isMalformed(pathname)) return answerMalformedAddress(pathname);
  // Data has the policy of next.config.js, which needs no nonce.
  if (/^\/(api|metrics)(\/|$)/.test(pathname)) return NextResponse.next();
  const host = request.headers.get('host') ?? '';
  if (!isSameMachine(host)) {
    return toPlainResponse({
      ...{ status: 403, title: 'Not under this name' },
      ...{ paragraphs: [foreignHostMessage(host)], isLinked: false },
    });
  }
  const nonce = createNonce();
  const policy = contentSecurityPolicy(nonce, isDevelopment);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next takes the nonce of its own scripts out of the request's policy.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = { matcher: '/((?!_next/|icon\\.svg).*)' };
