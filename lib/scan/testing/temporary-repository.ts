import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for a test, with a repository in it where it is asked for. */
export type TemporaryFolder = {
  path: string;
  write: (name: string, content: string | Uint8Array) => void;
  git: (...args: string[]) => string;
  /** Commits everything, on a day of 2026 (UTC), and gives the commit's id. */
  commit: (day: string) => string;
  remove: () => void;
};

/** A folder that is removed by `remove`. */
export function temporaryFolder(): TemporaryFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'rolecall-scan-')));
  const run = (args: string[], env: Record<string, string> = {}) =>
    execFileSync('git', args, {
      cwd: path,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', ...env },
    }).trim();
  return {
    path,
    write: (name, content) => {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    },
    git: (...args) => run(args),
    commit: (day) => {
      const at = `2026-${day}T12:00:00Z`;
      const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', '-c', 'core.autocrlf=false'];
      run(['add', '--all']);
      run([...who, 'commit', '--quiet', '--no-gpg-sign', '-m', 'x'], {
        ...{ GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
      });
      return run(['rev-parse', 'HEAD']);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
