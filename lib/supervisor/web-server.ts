import { createServer, type ServerResponse } from 'node:http';
import next from 'next';
import { OperatorError } from '#lib/config/operator-error.ts';
import { projectRoot } from './project-root.ts';

type WebServer = { url: string; close: () => Promise<void> };

/**
 * Serves the production build of the web part on a loopback address.
 *
 * @throws OperatorError if the port is taken
 */
export async function serveWeb(host: string, port: number): Promise<WebServer> {
  const app = next({ dev: false, dir: projectRoot, hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      const next = `Use another one: PORT=${port + 1} npm start`;
      reject(new OperatorError(`Port ${port} on ${host} cannot be used: ${error.message}.`, { next }));
    });
    server.listen(port, host, resolve);
  });
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    // Who follows events would never leave.
    for (const response of open) if (isEventStream(response)) response.end();
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
    await closed;
  };
  return { url: urlOf(host, port), close };
}

function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream');
}

/** The dashboard's address as one types it. */
export function urlOf(host: string, port: number): string {
  const name = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
