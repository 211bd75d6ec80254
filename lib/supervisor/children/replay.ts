// Takes the roll call of each past day of a simulated estate with the real collectors: `node replay.ts STARTS_AT`.
import { parseEnvironment } from '#lib/config/environment.ts';
import { loadSettings } from '#lib/config/settings.ts';
import { createDatabase } from '#lib/db/client.ts';
import { remoteControl } from '#lib/simulated-aws/child-process.ts';
import { runChild } from '../inside-child.ts';
import { replay } from '../replay.ts';

await runChild('replay', async ({ signal, ready, progress }) => {
  const { databaseUrl = '', configPath, aws } = parseEnvironment(process.env);
  const settings = await loadSettings(configPath, { mustExist: true });
  const db = createDatabase(databaseUrl);
  const { setClock, sources } = remoteControl(aws.endpointUrl ?? '');
  await replay({
    db,
    settings,
    setClock,
    sources,
    startsAt: new Date(process.argv[2] ?? ''),
    signal,
    onProgress: progress,
  });
  await db.$disconnect();
  ready();
});
