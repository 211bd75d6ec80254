// Serves the dashboard and the API.
import { parseEnvironment } from '#lib/config/environment.ts';
import { runChild, untilAborted } from '../inside-child.ts';
import { serveWeb } from '../web-server.ts';

await runChild('web', async ({ signal, ready }) => {
  const { host, port } = parseEnvironment(process.env);
  const server = await serveWeb(host, port);
  ready({ url: server.url });
  await untilAborted(signal);
  await server.close();
});
