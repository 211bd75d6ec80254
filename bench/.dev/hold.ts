import { writeFileSync } from 'node:fs';
import { seedReads } from '../reads/seed.ts';
import { openWorld } from '../world.ts';

const w = await openWorld(() => {});
const c = await w.createDatabase('reads');
await seedReads(c, () => {});
writeFileSync('/tmp/dev-url', c);
setInterval(() => {}, 1e6);
