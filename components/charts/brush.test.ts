import { describe, expect, it } from 'vitest';
import { type Brush, brushed, pointAt, stepBrush } from './brush.ts';

function press(keys: readonly string[], active: number | null = null, count = 10) {
  let brush: Brush | null = null;
  let isDone = false;
  for (const name of keys) {
    const step = stepBrush({ key: name.replace('Shift+', ''), shiftKey: name.startsWith('Shift+') }, brush, {
      ...{ active, count },
    });
    if (step === null) continue;
    ({ brush, isDone } = step);
  }
  return { brush, isDone };
}

describe('stepBrush', () => {
  const left = 'Shift+ArrowLeft';
  const right = 'Shift+ArrowRight';
  it.each<[string[], number | null, Brush | null, boolean]>([
    [[left, left], null, { anchor: 9, head: 7 }, false],
    [[left, left, 'Enter'], 5, { anchor: 5, head: 3 }, true],
    [[right, left, left], 5, { anchor: 5, head: 4 }, false],
    [[left, 'Escape'], 5, null, false],
    [['ArrowLeft', 'Enter', 'Escape'], 5, null, false],
    [[right, right], 9, { anchor: 9, head: 9 }, false],
    [Array(20).fill(left), null, { anchor: 9, head: 0 }, false],
  ])('%j from %s', (keys, active, brush, isDone) => {
    expect(press(keys, active)).toEqual({ brush, isDone });
  });
});

it('a selection is in order, whichever way it was made', () => {
  expect(brushed({ anchor: 7, head: 3 })).toEqual({ first: 3, last: 7 });
});

it.each([
  [-0.2, 0],
  [0, 0],
  [0.349, 3],
  [1, 9],
  [1.4, 9],
])('%d of the width is point %d of 10', (share, index) => {
  expect(pointAt(share, 10)).toBe(index);
});
