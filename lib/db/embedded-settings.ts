import { totalmem } from 'node:os';

const mebibyte = 2 ** 20;

/**
 * The server's settings, as arguments. They are given at each start rather than written into the data
 * folder, so that a later version of Rolecall can change them.
 *
 * @param isDisposable gives up safety against crashes for speed, for data that can be made again
 */
export function serverArguments({ port, isDisposable }: { port: number; isDisposable: boolean }): string[] {
  const settings = { ...network(port), ...memory(), ...behaviour, ...(isDisposable ? unsafe : {}) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function network(port: number) {
  return { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 100 };
}

function memory() {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const total = Math.floor(bytes / mebibyte);
  return {
    shared_buffers: `${Math.min(Math.max(Math.floor(total / 8), 64), 1024)}MB`,
    effective_cache_size: `${Math.max(Math.floor(total / 2), 128)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    // Containers have 64 MB of /dev/shm, too little for a parallel hash join.
    ...(process.platform === 'linux' ? { dynamic_shared_memory_type: 'sysv' } : {}),
  };
}

const behaviour = {
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: 1.1,
  jit: 'off',
};

const unsafe = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '5min',
};
