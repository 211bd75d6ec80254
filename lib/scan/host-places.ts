import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnscannedFile } from '#lib/domain/file-scans.ts';
import { isGone, reasonOf } from './list-files.ts';

/** What lies in a person's home, or root's. */
const inHomes = [
  ...[
    '.aws',
    '.bash_history',
    '.zsh_history',
    '.history',
    '.sh_history',
    '.python_history',
    '.mysql_history',
  ],
  ...['.profile', '.bash_profile', '.bashrc', '.bash_aliases', '.zshrc', '.zprofile', '.zshenv', '.env'],
  ...['.s3cfg', '.boto', '.passwd-s3fs', '.netrc', '.docker/config.json', '.config/rclone', '.terraformrc'],
  ...['.config/fish', '.ssh/environment', '.kube/config'],
];

/** What belongs to the host: environments, services, schedules, and what it was started with. */
const ofHost = [
  ...[
    'etc/environment',
    'etc/profile',
    'etc/profile.d',
    'etc/default',
    'etc/sysconfig',
    'etc/systemd/system',
  ],
  ...[
    'etc/boto.cfg',
    'etc/s3cfg',
    'etc/passwd-s3fs',
    'etc/crontab',
    'etc/cron.d',
    'var/spool/cron',
    'etc/fstab',
  ],
  ...['etc/aws', 'etc/cloud', 'var/lib/cloud', 'var/log/cloud-init.log', 'var/log/cloud-init-output.log'],
];

/**
 * Where static credentials usually lie on a host, whether or not there is anything, and what keeps one from knowing its
 * people. `top` is its `/`.
 */
export async function hostPlaces(top: string): Promise<{ places: string[]; unreadable: UnscannedFile[] }> {
  const unreadable: UnscannedFile[] = [];
  const users = await readdir(join(top, 'home')).catch((error) => {
    if (!isGone(error)) unreadable.push({ path: 'home', reason: reasonOf(error) });
    return [];
  });
  const homes = ['root', ...users.map((name) => `home/${name}`)];
  return {
    places: [...homes.flatMap((home) => inHomes.map((name) => `${home}/${name}`)), ...ofHost],
    unreadable,
  };
}
