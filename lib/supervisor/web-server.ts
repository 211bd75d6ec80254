import { createServer } from 'node:http';
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
  const server = createServer((request, response) => {
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
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
    await closed;
  };
  return { url: urlOf(host, port), close };
}

/** The dashboard's address as one types it. */
export function urlOf(host: string, port: number): string {
  const name = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
