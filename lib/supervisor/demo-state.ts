import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '#lib/config/operator-error.ts';
import { firstDay } from './roll-calls.ts';

const stateSchema = z.object({
  seed: z.number(),
  instances: z.number().nullable(),
  startsAt: z.iso.datetime(),
});

/** What makes the demo's estate the same one at every start. */
export type DemoState = { seed: number; instances: number | null; startsAt: Date };

/** What the command line asks for. */
export type DemoWish = { seed: number; instances: number | undefined; days: number };

/** Where a data folder says that it is a demo's. */
export function demoStatePath(dataDir: string): string {
  return join(dataDir, 'demo.json');
}

/**
 * The estate that the data folder already holds the history of, or a new one that began `days` ago.
 *
 * @throws OperatorError if the folder holds another estate than the one asked for
 */
export function settleDemoState(dataDir: string, wish: DemoWish, now: Date): DemoState {
  const path = demoStatePath(dataDir);
  const wanted = { seed: wish.seed, instances: wish.instances ?? null };
  const kept = readState(path);
  if (kept === null) {
    const state = { ...wanted, startsAt: firstDay(now, wish.days) };
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, `${JSON.stringify(state)}\n`);
    return state;
  }
  if (kept.seed !== wanted.seed || (wanted.instances !== null && kept.instances !== wanted.instances)) {
    const count = kept.instances === null ? '' : ` and ${kept.instances} instances`;
    throw new OperatorError(
      `The folder ${dataDir} holds the history of another estate: seed ${kept.seed}${count}.`,
      {
        next: 'Name another folder with --data-dir, or delete this one to begin anew.',
      },
    );
  }
  return kept;
}

function readState(path: string): DemoState | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  try {
    const { startsAt, ...rest } = stateSchema.parse(JSON.parse(text));
    return { ...rest, startsAt: new Date(startsAt) };
  } catch {
    throw new OperatorError(`${path} is damaged.`, { next: 'Delete its folder to begin the demo anew.' });
  }
}
