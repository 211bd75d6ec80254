import { layOutChart } from '#components/charts/chart-layout.ts';
import type { ChartModel } from '#components/charts/chart-model.ts';
import { pathOf } from '#components/charts/paths.ts';
import { atMost, type Figure } from './figure.ts';
import { timeInTurns } from './measure.ts';
import { yearOfLines, yearSize } from './year-of-lines.ts';

const { points, lines } = yearSize;
const rounds = 200;
const goalMs = 50;
const goalRatio = 4;

/** How long a year of ten lines takes from figures to paths, and against a loop that only writes the paths. */
export async function run(): Promise<Figure[]> {
  const model = yearOfLines();
  const draw = async () => {
    const layout = layOutChart(model, 216);
    return layout.drawn.map((drawn) => pathOf(drawn, layout)).join('').length;
  };
  const { firstMs: ours, secondMs: bare } = await timeInTurns(draw, async () => bareLoop(model), rounds);
  return [
    atMost({
      name: `Chart of ${points} x ${lines} points, layout and paths`,
      ...{ measured: ours, goal: goalMs, unit: 'ms' },
      detail: `median of ${rounds}`,
    }),
    atMost({
      name: 'The same against a bare loop that writes the paths',
      ...{ measured: ours / bare, goal: goalRatio, unit: '×' },
      detail: `${ours.toFixed(2)} ms against ${bare.toFixed(2)} ms`,
    }),
  ];
}

function bareLoop({ series, points: { length } }: ChartModel): number {
  let size = 0;
  for (const one of series) {
    if (one.mark !== 'line') continue;
    let path = '';
    for (const [index, value] of one.values.entries()) {
      const [x, y] = [((index + 0.5) / length) * 1000, 216 - (value ?? 0) * 2];
      path += `${index === 0 ? 'M' : 'L'}${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
    }
    size += path.length;
  }
  return size;
}
