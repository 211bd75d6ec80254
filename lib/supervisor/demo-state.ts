import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '#lib/config/operator-error.ts';
import { firstDay } from './roll-calls.ts';

const stateSchema = z.object({
  seed: z.number(),
  /** Null: as many as usual. */
  instances: z.number().nullable(),
  /** How many days the history had when it began; null if that is not known. */
  days: z.number().nullable().default(null),
  startsAt: z.iso.datetime().transform((text) => new Date(text)),
});

/** What makes the demo's estate the same one at every start. */
export type DemoState = z.output<typeof stateSchema>;

/** What the command line asks for; undefined: what the folder holds, or as usual. */
export type DemoWish = { [K in 'seed' | 'instances' | 'days']: number | undefined };

const usual = { seed: 7, days: 90 };

/** Where a data folder says that it is a demo's. */
export function demoStatePath(dataDir: string): string {
  return join(dataDir, 'demo.json');
}

/**
 * The estate that the data folder already holds the history of, or a new one as asked for.
 *
 * @throws OperatorError if the folder holds another estate than the one asked for
 */
export function settleDemoState(dataDir: string, wish: DemoWish, now: Date): DemoState {
  const path = demoStatePath(dataDir);
  const kept = readState(path);
  if (kept === null) {
    const { seed = usual.seed, instances = null, days = usual.days } = wish;
    const state = { seed, instances, days, startsAt: firstDay(now, days) };
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, `${JSON.stringify(state)}\n`);
    return state;
  }
  const differences = compare(kept, wish);
  if (differences.length === 0) return kept;
  throw new OperatorError(
    `The folder ${dataDir} holds another estate than the one asked for: ${differences.join('; ')}.`,
    { next: 'Leave that out to go on with it, name another folder with --data-dir, or delete this one.' },
  );
}

function compare(kept: DemoState, wish: DemoWish): string[] {
  const differs = (key: keyof DemoWish) => wish[key] !== undefined && wish[key] !== kept[key];
  return [
    ...(differs('seed') ? [`seed ${kept.seed}, not ${wish.seed}`] : []),
    ...(differs('instances') ? [`${kept.instances ?? 'the usual'} instances, not ${wish.instances}`] : []),
    ...(differs('days') && kept.days !== null
      ? [`${kept.days} days of history at its beginning, not ${wish.days}`]
      : []),
  ];
}

function readState(path: string): DemoState | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch {
    throw new OperatorError(`${path} is damaged.`, { next: 'Delete its folder to begin the demo anew.' });
  }
}
