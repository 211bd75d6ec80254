// What a browser runs to draw the bench's chart by Recharts: `window.drawChart()` tells how long that took.
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { layOutChart } from '#components/charts/chart-layout.ts';
import InteractivePlot from '#components/charts/interactive-plot.tsx';
import { yearOfLines, yearSize } from '../year-of-lines.ts';

const box = document.body.appendChild(document.createElement('div'));
const size = { width: 620, height: 216 };

/** From figures to lines that are laid out in the page, in milliseconds; then all of it is gone again. */
async function drawChart(): Promise<number> {
  const model = yearOfLines();
  const root = createRoot(box);
  const start = performance.now();
  const layout = layOutChart(model, size.height);
  flushSync(() =>
    root.render(
      <InteractivePlot
        {...{ model, layout, width: size.width, isShown: true, marks: [], zoom: null }}
        onDrawn={() => {}}
      />,
    ),
  );
  while (box.querySelectorAll('path.recharts-line-curve[d]').length < yearSize.lines) await nextTask();
  box.getBoundingClientRect();
  const ms = performance.now() - start;
  root.unmount();
  return ms;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

Reflect.set(window, 'drawChart', drawChart);
