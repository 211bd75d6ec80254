import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { entriesLacking, type Lockfile, lacksOf, lockfileSchema } from './lockfile.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')) as unknown;

describe('package-lock.json', () => {
  const lockfile = lockfileSchema.parse(read('package-lock.json'));
  const packages = Object.entries(lockfile.packages).filter(([path]) => path !== '');

  test('names the packages of every platform', () => {
    const lacks = lacksOf(lockfile).map(({ name }) => name);
    expect(lacks, 'run `npm run lockfile`: `npm ci` refuses it as it is').toEqual([]);
  });

  test('names no registry', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  test('every install script is allowed or denied', () => {
    const { allowScripts } = z
      .object({ allowScripts: z.record(z.string(), z.boolean()) })
      .parse(read('package.json'));
    const scripted = packages
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(scripted.toSorted()).toEqual(Object.keys(allowScripts).toSorted());
  });

  // Comes with Next: its LGPL library is a package of its own that anybody can replace.
  const sharp = /^node_modules\/@img\/sharp-/;
  const permissive = new Set([
    ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'MIT'],
    ...['Unlicense', 'Zlib', 'OFL-1.1', 'CC-BY-4.0'],
  ]);

  test('what ships is under licences that Apache-2.0 may be shipped with', () => {
    const shipped = packages.filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true);
    const others = shipped.filter(
      ([path, { license = '' }]) =>
        !sharp.test(path) &&
        !license
          .split(/[() ]+(?:AND|OR|and)?[() ]*/)
          .filter(Boolean)
          .every((name) => permissive.has(name)),
    );
    expect(shipped.length).toBeGreaterThan(100);
    expect(others.map(([path, { license }]) => `${path}: ${license ?? 'none'}`)).toEqual([]);
  });
});

const lockfile: Lockfile = {
  lockfileVersion: 3,
  packages: {
    '': {},
    'node_modules/a': {
      version: '1.0.0',
      license: 'MIT',
      dev: true,
      optionalDependencies: {
        '@a/darwin-arm64': '1.0.0',
        '@a/linux-x64': '1.0.0',
        '@a/linux-arm64-musl': '1.0.0',
      },
    },
    'node_modules/@a/linux-x64': { version: '1.0.0', optional: true },
    'node_modules/b/node_modules/c': { version: '2.0.0', optionalDependencies: { d: '^2.0.0' } },
    'node_modules/b/node_modules/d': { version: '2.0.0' },
  },
};

test('what is lacking is added with its platform', () => {
  const added = entriesLacking(lockfile);
  const packages = { ...lockfile.packages, ...Object.fromEntries(added) };
  expect(packages['node_modules/@a/darwin-arm64']).toEqual({
    version: '1.0.0',
    license: 'MIT',
    dev: true,
    optional: true,
    os: ['darwin'],
    cpu: ['arm64'],
  });
  expect(packages['node_modules/@a/linux-arm64-musl']).toMatchObject({ os: ['linux'], libc: ['musl'] });
  expect(added).toHaveLength(2);
  expect(lacksOf({ lockfileVersion: 3, packages })).toEqual([]);
});

test.each([
  ['a range', { 'd-linux-x64': '^1.0.0' }, 'exact version'],
  ['a name without a platform', { d: '1.0.0' }, 'no platform'],
])('%s is not guessed at', (_, optionalDependencies, message) => {
  const packages = { 'node_modules/a': { version: '1.0.0', optionalDependencies } };
  expect(() => entriesLacking({ lockfileVersion: 3, packages })).toThrow(message);
});
