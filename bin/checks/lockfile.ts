import { z } from 'zod';

const names = z.record(z.string(), z.string());

const entrySchema = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  optional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  optionalDependencies: names.optional(),
});

/** What of package-lock.json is looked at; the rest is kept as it is. */
export const lockfileSchema = z.looseObject({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), entrySchema),
});

export type Lockfile = z.infer<typeof lockfileSchema>;
type Entry = z.infer<typeof entrySchema>;

/** A package that some platforms need and the lockfile lacks. `license` and `dev` are those of what needs it. */
type Lack = { name: string; version: string } & Pick<Entry, 'license' | 'dev' | 'devOptional'>;

/**
 * The optional packages that the lockfile lacks. npm leaves out what the registry could not give it, and then
 * `npm ci` refuses the lockfile everywhere, and other platforms go without their programs.
 */
export function lacksOf({ packages }: Lockfile): Lack[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies, license, dev, devOptional }]) =>
    Object.entries(optionalDependencies ?? {})
      .filter(([name]) => !isInstalled(packages, path, name))
      .map(([name, version]) => ({
        ...{ name, version },
        ...(license === undefined ? {} : { license }),
        ...(dev === undefined ? {} : { dev }),
        ...(devOptional === undefined ? {} : { devOptional }),
      })),
  );
}

/** Looks where Node would: in the package's own folder, then in those around it. */
function isInstalled(packages: Lockfile['packages'], path: string, name: string): boolean {
  for (
    let folder = path;
    ;
    folder = folder.slice(0, folder.lastIndexOf('node_modules/')).replace(/\/$/, '')
  ) {
    if (packages[`${folder}${folder === '' ? '' : '/'}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}

/**
 * What the lockfile lacks as entries, by their place. They need no checksum; their platform is read off the
 * name, as in `@swc/core-linux-arm64-musl`.
 *
 * @throws Error for a version that is not exact, or a name that tells no platform
 */
export function entriesLacking(lockfile: Lockfile): [path: string, entry: Entry][] {
  return lacksOf(lockfile).map(({ name, version, ...same }) => {
    if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) throw new Error(`${name}: ${version} is no exact version.`);
    const entry = { ...same, optional: true, ...platformOf(name) };
    return [`node_modules/${name}`, { version, ...sorted(entry) }];
  });
}

/** In the order in which npm writes keys. */
export function sorted<T extends Record<string, unknown>>(values: T): T {
  return Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => a.localeCompare(b, 'en'))) as T;
}

function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } {
  const [, os, cpu, abi = ''] =
    name.match(
      /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|ppc64|riscv64|s390x|x64)(?:-(\w+))?$/,
    ) ?? [];
  if (os === undefined || cpu === undefined) throw new Error(`${name}: the name tells no platform.`);
  const libc = abi.startsWith('musl') ? 'musl' : 'glibc';
  return { os: [os], cpu: [cpu], ...(os === 'linux' ? { libc: [libc] } : {}) };
}
