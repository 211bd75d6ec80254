// A child for the supervisor's tests: `node child.ts MODE`.
import { spawn } from 'node:child_process';
import { OperatorError } from '#lib/config/operator-error.ts';
import { runChild, untilAborted } from '../inside-child.ts';

const mode = process.argv[2];

await runChild('fixture', async ({ signal, log, ready, progress }) => {
  if (mode === 'tells flags') return ready({ flags: process.execArgv.join(' ') });
  if (mode === 'refuses') throw new OperatorError('It cannot be.', { next: 'Do something else.' });
  if (mode === 'breaks') throw new TypeError('What nobody expected.');
  progress(1, 2, 'half');
  const grandchild = mode === 'parent' ? spawn('sleep', ['300'], { stdio: 'ignore' }) : null;
  ready({ pid: String(process.pid), grandchild: String(grandchild?.pid ?? '') });
  log.info('up');
  console.log('a line that is no JSON');
  if (mode === 'dies') process.exit(3);
  if (mode === 'ends') return;
  if (mode === 'stubborn') setInterval(() => {}, 1000);
  if (mode === 'stubborn') return new Promise(() => {});
  await untilAborted(signal);
  console.log('ending in order');
  grandchild?.kill();
});
