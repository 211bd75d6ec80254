// The embedded PostgreSQL of a data folder: `node database.ts DATA_DIR [disposable]`.
import { OperatorError } from '#lib/config/operator-error.ts';
import { startEmbedded } from '#lib/db/embedded.ts';
import { runChild, untilAborted } from '../inside-child.ts';

await runChild('database', async ({ signal, log, ready }) => {
  const [dataDir = '', disposable] = process.argv.slice(2);
  const database = await startEmbedded({
    dataDir,
    log: (line) => log.debug(line),
    isDisposable: disposable === 'disposable',
  });
  ready({ databaseUrl: database.connectionString });
  const died = database.exited.then((last) => {
    if (!signal.aborted)
      throw new OperatorError(`The embedded PostgreSQL ended by itself. It said last: ${last}`);
  });
  try {
    await Promise.race([untilAborted(signal), died]);
  } finally {
    await database.stop();
  }
});
