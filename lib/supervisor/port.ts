import { createServer } from 'node:net';
import { OperatorError } from '#lib/config/operator-error.ts';

/** Whether nothing listens on the port yet, by listening on it for a moment. */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  return (await tryPort(host, port)) === null;
}

/**
 * Makes sure that the port can be had, before any long work.
 *
 * @param setting what to type to use another port, such as `PORT=3001 npm start`
 * @throws OperatorError naming the port and the setting
 */
export async function requirePort(host: string, port: number, setting: string): Promise<void> {
  const code = await tryPort(host, port);
  if (code === null) return;
  const reason = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${code})`;
  throw new OperatorError(`Port ${port} on ${host} ${reason}.`, { next: `Use another one: ${setting}` });
}

/** A port that is free now. */
export async function findFreePort(host = '127.0.0.1'): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer().once('error', reject);
  server.listen(0, host, () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
  });
  return promise;
}

function tryPort(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
