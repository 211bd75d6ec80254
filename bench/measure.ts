import { median } from '#lib/domain/statistics.ts';

/** Something that is timed. */
type Act = () => Promise<unknown>;

/** The median duration, in milliseconds, of each of two acts. */
export type Medians = { firstMs: number; secondMs: number };

/**
 * Times two acts in turns, so that whatever else the machine does slows both; each goes first every other time.
 *
 * @param rounds how often each is timed, after a few rounds that do not count
 */
export async function timeInTurns(first: Act, second: Act, rounds: number, warmUps = 5): Promise<Medians> {
  const firstMs: number[] = [];
  const secondMs: number[] = [];
  for (let round = -warmUps; round < rounds; round++) {
    const isFirstFirst = round % 2 === 0;
    const early = await timeMs(isFirstFirst ? first : second);
    const late = await timeMs(isFirstFirst ? second : first);
    if (round < 0) continue;
    firstMs.push(isFirstFirst ? early : late);
    secondMs.push(isFirstFirst ? late : early);
  }
  return { firstMs: median(firstMs) ?? Number.NaN, secondMs: median(secondMs) ?? Number.NaN };
}

/** How long an act took, in milliseconds. */
async function timeMs(act: Act): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
