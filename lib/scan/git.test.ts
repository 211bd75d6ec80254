import { tmpdir } from 'node:os';
import { expect, test, vi } from 'vitest';
import { createGit } from './git.ts';

test('a git that ends before it has read its input says why, and lets go of the input', async () => {
  let isLetGo = false;
  async function* endless() {
    try {
      while (true) yield 'x'.repeat(1 << 16);
    } finally {
      isLetGo = true;
    }
  }
  const reading = Array.fromAsync(createGit(tmpdir()).stream(['no-such-command'], endless()));
  await expect(reading).rejects.toThrow("git: 'no-such-command' is not a git command");
  await vi.waitFor(() => expect(isLetGo).toBe(true));
});

test('what goes wrong with the input is what went wrong', async () => {
  async function* broken() {
    yield 'HEAD\n';
    throw new Error('No more of it.');
  }
  const reading = Array.fromAsync(createGit(tmpdir()).stream(['hash-object', '--stdin'], broken()));
  await expect(reading).rejects.toThrow('No more of it.');
});
