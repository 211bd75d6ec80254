import { DAY } from '../estate/durations.ts';
import type { FileSource, SourceFile } from '../estate/file-source.ts';
import type { Account, User } from '../estate/model.ts';
import type { Random } from '../estate/random.ts';
import type { World } from './world.ts';

/** What lies where, from which day of the history on, and until which. Accounts in the order of the estate's. */
type Leak = Pick<FileSource, 'kind' | 'name' | 'isPublic'> & {
  readonly path: string;
  readonly account: number;
  readonly from: number;
  readonly until: number | null;
};

const leaks: readonly Leak[] = [
  {
    ...{ kind: 'code', name: 'github.com/acme/billing', isPublic: false, path: 'deploy/production.env' },
    ...{ account: 0, from: 12, until: 41 },
  },
  {
    ...{ kind: 'code', name: 'github.com/acme/infrastructure', isPublic: false, path: 'scripts/backup.sh' },
    ...{ account: 1, from: 25, until: null },
  },
  {
    ...{ kind: 'code', name: 'github.com/acme/examples', isPublic: true, path: 'notebooks/upload.py' },
    ...{ account: 0, from: 62, until: null },
  },
  {
    ...{ kind: 'host', name: 'build-1', isPublic: false, path: 'home/ci/.aws/credentials' },
    ...{ account: 0, from: 33, until: 58 },
  },
  {
    ...{ kind: 'host', name: 'jump-1', isPublic: false, path: 'root/.bash_history' },
    ...{ account: 1, from: 50, until: null },
  },
];

/** Keys get into repositories and onto hosts that are no instances; some are taken out again. */
export function planFileLeaks({ estate }: World): void {
  const random = estate.chance('file-leaks');
  for (const leak of leaks) {
    const { kind, name, isPublic, path, from, until } = leak;
    const account = estate.accounts[leak.account];
    if (account === undefined) continue;
    const source: FileSource = { kind, name, isPublic, changes: [] };
    estate.sources.push(source);
    const clean: SourceFile = { path, content: 'region = us-east-1\n', exposes: null };
    const change = (at: number, file: SourceFile) =>
      source.changes.push({ at, commit: random.text('0123456789abcdef', 40), files: [readme, file] });
    estate.plan(estate.startsAt + from * DAY, (at) => change(at, leaky(random, account, path, at) ?? clean));
    if (until !== null) estate.plan(estate.startsAt + until * DAY, (at) => change(at, clean));
  }
}

const readme: SourceFile = {
  path: 'README.md',
  content: 'Set aws_access_key_id = AKIAIOSFODNN7EXAMPLE, or let the role do it.\n',
  exposes: null,
};

/** A file with a key that has been active for a while; null if the account has none. */
function leaky(random: Random, account: Account, path: string, at: number): SourceFile | null {
  const held = account.users.flatMap((user: User) => user.keys.map((key) => ({ key, user })));
  const active = held.filter(({ key }) => key.status === 'active' && key.createdAt < at - 2 * DAY);
  if (active.length === 0) return null;
  const { key, user } = random.pick(active);
  const content = `[default]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\n`;
  return { path, content, exposes: { keyId: key.id, account, tags: user.tags } };
}
