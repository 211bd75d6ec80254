// A supervisor for tests: it keeps one child for each argument, prints their process ids, and ends when asked.
import { untilAborted } from '../inside-child.ts';
import { listenForStop } from '../stop-signals.ts';
import { createSystem } from '../system.ts';

const entry = new URL('./child.ts', import.meta.url);
const log = {
  path: '',
  output: (name: string, line: string) => console.log(`${name}: ${line}`),
  say: () => {},
};
const system = createSystem({ log });
const stop = listenForStop(() => {
  system.force();
  process.exit(1);
});
const pids: (string | undefined)[] = [];
for (const [index, mode] of process.argv.slice(2).entries()) {
  const values = await system.keep({
    name: `child ${index}`,
    entry,
    args: () => [mode],
    env: {},
    graceMs: 60_000,
  });
  pids.push(values.pid, values.grandchild);
}
console.log(JSON.stringify(pids.filter(Boolean).map(Number)));
await untilAborted(stop.signal);
await system.stop();
console.log('done');
process.exit(0);
