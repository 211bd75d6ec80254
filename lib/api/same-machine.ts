import { ServiceError } from '#lib/services/errors.ts';

const loopback = /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** Whether a host name, with or without a port, means this machine. */
export function isSameMachine(host: string): boolean {
  return loopback.test(host);
}

/** What a request under a foreign host name is told. */
export function foreignHostMessage(host: string): string {
  return (
    `Rolecall has no sign-in yet and answers only under this machine's own name, not as ${JSON.stringify(host)}. ` +
    'Open http://localhost with its port; from elsewhere, use an SSH tunnel (ssh -L 3000:127.0.0.1:3000 host).'
  );
}

/**
 * Refuses what a page on another site could make a browser send while there is no sign-in: requests
 * under a foreign host name (DNS rebinding), and changes that another site asks for.
 *
 * @throws ServiceError with the reason
 */
export function refuseOtherSites(request: Request): void {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (!isSameMachine(host)) throw new ServiceError('forbidden', foreignHostMessage(host));
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const isForeign = origin !== null && URL.parse(origin)?.host !== host;
  if (isForeign || (site !== null && site !== 'same-origin' && site !== 'none')) {
    throw new ServiceError('forbidden', 'Another web site asked for this change, so it was not made.');
  }
}
