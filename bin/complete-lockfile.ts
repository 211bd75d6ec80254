// Adds to package-lock.json the packages of other platforms that npm left out: `npm run lockfile`.
import { readFile, writeFile } from 'node:fs/promises';
import { entriesLacking, lockfileSchema, sorted } from './checks/lockfile.ts';

const path = new URL('../package-lock.json', import.meta.url);
const lockfile = JSON.parse(await readFile(path, 'utf8'));
const added = entriesLacking(lockfileSchema.parse(lockfile));
lockfile.packages = sorted({ ...lockfile.packages, ...Object.fromEntries(added) });
await writeFile(path, `${JSON.stringify(lockfile, null, 2)}\n`);
console.log(`package-lock.json: ${added.length} packages added`);
