import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const folders = ['app', 'components', 'lib'];
const files = [
  'next.config.js',
  'package-lock.json',
  'package.json',
  'postcss.config.js',
  'postcss.config.cjs',
  'postcss.config.mjs',
  'prisma/schema.prisma',
  'proxy.ts',
  'tsconfig.json',
];

/** Parts of lib that no page or route imports. The generated client follows from the schema. */
const notOfTheWeb =
  /^lib\/(cli|collectors|supervisor|worker|simulated-aws|db\/(generated|testing))\/|\.test\.tsx?$/;

/** A digest of everything that the production build of the web part is made of. */
export async function digestSources(root: string): Promise<string> {
  const paths = await listSources(root);
  const hash = createHash('sha256');
  const contents = await Promise.all(paths.map((path) => readFile(join(root, path)).catch(() => null)));
  for (const [index, content] of contents.entries()) {
    hash.update(`${paths[index]}\0${content?.length ?? 'none'}\0`);
    if (content) hash.update(content);
  }
  return hash.digest('hex');
}

/** The paths of everything that the build is made of, in order; among them files that may be missing. */
export async function listSources(root: string): Promise<string[]> {
  const listed = await Promise.all(folders.map((folder) => listFiles(root, folder)));
  return [...files, ...listed.flat().filter((path) => !notOfTheWeb.test(path))].sort();
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
