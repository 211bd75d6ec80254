import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { OperatorError } from '#lib/config/operator-error.ts';

/** As whom PostgreSQL's programs run; null is as ourselves. The prefix is a command that becomes that user itself. */
export type RunAs = { owner: Owner | null; prefix: string[] };

type Owner = { uid: number; gid: number };

const ownUser = 'rolecall';

/**
 * Decides as whom PostgreSQL runs. It refuses to be root: then it is the owner of the cluster, else
 * the user `postgres`, else a system user `rolecall` that is made for it.
 *
 * @param cluster the cluster's folder, if there is one yet
 * @param paths what that user has to reach
 * @throws OperatorError if there is no such user, or it cannot reach the paths
 */
export async function chooseRunAs(cluster: string, paths: string[]): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { owner: null, prefix: [] };
  const owner = (await ownerOf(cluster)) ?? findUser('postgres') ?? findUser(ownUser) ?? makeUser();
  const ways = [[], become(owner, 'dac_read_search'), become(owner, 'dac_override')];
  const runAs = ways.map((prefix) => ({ owner, prefix })).find((way) => canReach(way, paths));
  if (runAs) return runAs;
  throw new OperatorError(
    `PostgreSQL does not run as root, and the user it runs as instead (${owner.uid}) may not enter ${paths.join(' and ')}.`,
    {
      next: 'Run Rolecall as an ordinary user, move it out of the closed folder, or name a PostgreSQL server in DATABASE_URL.',
    },
  );
}

async function ownerOf(cluster: string): Promise<Owner | null> {
  const found = await stat(cluster).catch(() => null);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

function findUser(name: string): Owner | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : null;
  });
  return uid && gid ? { uid, gid } : null;
}

function makeUser(): Owner {
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    ownUser,
  ]);
  const owner = findUser(ownUser);
  if (owner) return owner;
  throw new OperatorError('PostgreSQL does not run as root, and no system user could be made for it.', {
    next: 'Run Rolecall as an ordinary user, or name a PostgreSQL server in DATABASE_URL.',
  });
}

/** The spawn options of a program that runs as someone else without a prefix's help. */
export function spawnOwner({ owner, prefix }: RunAs): { uid?: number; gid?: number } {
  return owner && prefix.length === 0 ? owner : {};
}

/** With a capability, the user may pass closed folders on the way, such as /root. */
function become({ uid, gid }: Owner, capability: string): string[] {
  const only = `-all,+${capability}`;
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    // Without it, access(2) would ignore the capability.
    '--securebits=+no_setuid_fixup',
  ];
}

function canReach(runAs: RunAs, paths: string[]): boolean {
  const test = ['/bin/sh', '-c', 'for p; do test -x "$p" || exit 1; done', 'sh', ...paths];
  const [program = '', ...rest] = [...runAs.prefix, ...test];
  return spawnSync(program, rest, { ...spawnOwner(runAs), cwd: '/', stdio: 'ignore' }).status === 0;
}
