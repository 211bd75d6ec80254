// Measures what the goals name: `npm run bench`, or `npm run bench -- reads` for some figures only.
// `--json` prints the results as JSON in place of the tables. Exit code 1: a goal was missed; 2: wrong usage.
import { parseArgs } from 'node:util';
import { figureSets } from './figures.ts';
import { readMemory } from './memory.ts';
import { type Results, toResults, writeResults } from './results.ts';
import { formatTable } from './table.ts';
import { openWorld, type World } from './world.ts';

async function main(): Promise<void> {
  const { names, isJson } = readArguments();
  const log = (line: string) => console.error(line);
  const world = await openWorld(log);
  const sets: Results['sets'] = [];
  try {
    for (const name of names) {
      const set = await measure(name, world);
      sets.push(set);
      if (!isJson) print(set);
    }
  } finally {
    await world.close();
  }
  const results = toResults(sets, await readMemory(process.pid));
  log(`Written to ${await writeResults(results)}`);
  if (isJson) console.log(JSON.stringify(results, null, 2));
  if (sets.some(({ figures }) => figures.some(({ isMet }) => !isMet))) process.exitCode = 1;
}

function readArguments(): { names: string[]; isJson: boolean } {
  const all = Object.keys(figureSets);
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const unknown = positionals.filter((name) => !all.includes(name));
    if (unknown.length > 0) throw new Error(`No figures are named ${unknown.join(', ')}.`);
    return { names: positionals.length > 0 ? positionals : all, isJson: values.json };
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : error} Usage: npm run bench -- [--json] [${all.join('|')}]...`,
    );
    process.exit(2);
  }
}

async function measure(name: string, world: World): Promise<Results['sets'][number]> {
  const start = performance.now();
  const figures = await (await figureSets[name]?.load())?.run(world);
  return { name, seconds: (performance.now() - start) / 1000, figures: figures ?? [] };
}

function print({ name, seconds, figures }: Results['sets'][number]): void {
  const missed = figures.filter(({ isMet }) => !isMet).length;
  console.log(`\n${name}: ${figureSets[name]?.summary}\n\n${formatTable(figures)}`);
  console.log(`\n${figures.length - missed} ok, ${missed} short, in ${seconds.toFixed(0)} s`);
}

await main();
