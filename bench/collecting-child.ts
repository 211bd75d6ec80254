import { createDatabase } from '#lib/db/client.ts';
import { readActiveScopes } from '#lib/db/scopes.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { collectOnce } from './collect-once.ts';
import type { CollectingRun, CollectingTask } from './collecting-process.ts';
import { readMemory } from './memory.ts';

// An executable: collects once, and prints one line of JSON that says how long it took and what memory it had.
const { connectionString, at, collectors } = JSON.parse(process.argv[2] ?? '') as CollectingTask;
const db = createDatabase(connectionString);
const scopes = (await readActiveScopes(db)).filter(({ collector }) => collectors.includes(collector));
const seconds = await collectOnce({ db, settings: defaultSettings, scopes, at: new Date(at) });
const { peakMiB } = await readMemory(process.pid);
await db.$disconnect();
console.log(JSON.stringify({ seconds, peakMiB } satisfies CollectingRun));
