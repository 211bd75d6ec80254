// Starts the embedded PostgreSQL of a folder, prints `{ "pid": ... }` and stays: `node hold-embedded.ts DATA_DIR`.
import { startEmbedded } from '../embedded.ts';

const { pid, exited } = await startEmbedded({
  dataDir: process.argv[2] ?? '',
  log: () => {},
  isDisposable: true,
});
console.log(JSON.stringify({ pid }));
await exited;
