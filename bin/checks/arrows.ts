import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import rules from '../../.dependency-cruiser.js';

/** One import that a rule forbids. `advice` says what to do instead. */
type Violation = { rule: string; path: string; advice: string };

/** What of the sources was looked at, and what is wrong with it. `unseen` are sources that were not looked at. */
export type Arrows = { files: number; imports: number; unseen: string[]; violations: Violation[] };

const parts = ['app', 'bench', 'bin', 'components', 'e2e', 'lib', 'prisma'];
const sources = /\.(js|ts|tsx)$/;
const generated = /(^|\/)generated\//;

/**
 * Holds the imports of a project against .dependency-cruiser.js.
 *
 * dependency-cruiser passes over files that it has no parser for, without a word: whoever finds no violation must look
 * whether `unseen` is empty and `imports` is not 0.
 */
export async function readArrows(root: string): Promise<Arrows> {
  const { forbidden, options } = rules;
  const expected = await listSources(root);
  const { output } = await cruise(expected, {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: forbidden ?? [] },
  });
  if (typeof output === 'string') throw new Error(`dependency-cruiser reported text: ${output}`);
  return summarise(output, expected);
}

async function listSources(root: string): Promise<string[]> {
  const top = (await readdir(root)).filter((name) => sources.test(name) && !name.endsWith('.d.ts'));
  const inParts = await Promise.all(
    parts.map(async (part) => {
      const paths = await readdir(join(root, part), { recursive: true }).catch(() => []);
      return paths
        .map((path) => `${part}/${path.replaceAll('\\', '/')}`)
        .filter((path) => sources.test(path));
    }),
  );
  return [...top, ...inParts.flat()].filter((path) => !generated.test(path)).toSorted();
}

function summarise({ modules, summary }: ICruiseResult, expected: string[]): Arrows {
  const seen = new Set(modules.map(({ source }) => source));
  return {
    files: expected.length,
    imports: modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0),
    unseen: expected.filter((path) => !seen.has(path)),
    violations: summary.violations.map(toViolation),
  };
}

function toViolation({ rule, from, to, cycle }: IViolation): Violation {
  const stops = cycle === undefined ? [to] : cycle.map(({ name }) => name);
  const path = [from, ...stops.filter((stop) => stop !== from || cycle !== undefined)].join(' → ');
  const advice = rules.forbidden?.find(({ name }) => name === rule.name)?.comment ?? '';
  return { rule: rule.name, path, advice };
}
