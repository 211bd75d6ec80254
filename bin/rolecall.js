#!/usr/bin/env node
// The `rolecall` command. Rolecall needs the Node that its packages bring (node_modules/node); any older
// Node that can read this file hands over to it. Hence plain JavaScript, as Node 14 knows it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const oldestMajor = 24;
const root = fileURLToPath(new URL('..', import.meta.url));
const ownNode = `${root}node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
const isRecent = Number(process.versions.node.split('.')[0]) >= oldestMajor;

if (!existsSync(`${root}node_modules/commander`) || !existsSync(`${root}lib/db/generated/client.ts`)) {
  console.error(`Rolecall is not installed yet. Run \`npm ci\` in ${root} first.`);
  process.exitCode = 1;
} else if (isRecent) {
  import('../lib/cli/main.ts').then(({ main }) => main(process.argv));
} else if (existsSync(ownNode)) {
  handOver();
} else {
  const [needed, found] = [`Node ${oldestMajor} or newer`, process.versions.node];
  console.error(`Rolecall needs ${needed}; this is ${found}, and the one in node_modules is missing.`);
  console.error(`Run \`npm ci\` in ${root} again, with install scripts allowed.`);
  process.exitCode = 1;
}

// Runs the same command line in the right Node and ends as that one ends. The channel tells the child when
// this process is killed.
function handOver() {
  const child = spawn(ownNode, [fileURLToPath(import.meta.url)].concat(process.argv.slice(2)), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({}, process.env, { ROLECALL_ENDS_WITH_PARENT: '1' }),
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  child.on('error', (error) => {
    console.error(`Could not run ${ownNode}: ${error.message}. Run \`npm ci\` again.`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    for (const name of signals) process.removeListener(name, forward);
    process.kill(process.pid, signal);
  });
}
