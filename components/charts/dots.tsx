import type { ChartLayout, DrawnSeries } from './chart-layout.ts';
import { dotsOf } from './paths.ts';
import { lonelyRadius, strokeOf } from './series-look.ts';

/** The values of a line that have no neighbours, as dots; in the units of the layout, however it is stretched. */
export function Dots({ drawn, layout }: { drawn: DrawnSeries; layout: ChartLayout }) {
  const dots = dotsOf(drawn, layout);
  if (dots === '') return null;
  return <path {...strokeOf(drawn.series)} d={dots} strokeWidth={2 * lonelyRadius} strokeDasharray="none" />;
}
