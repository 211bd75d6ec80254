import { expect, it } from 'vitest';
import { newestFigure } from './newest-figure.ts';

const points = [{ label: '16 Nov' }, { label: '17 Nov' }, { label: '18 Nov' }];

it.each([
  [[1, 2, 3], { point: '18 Nov', figure: '3 h' }],
  [[1, 2, null], { point: '17 Nov', figure: '2 h' }],
  [[0, null, null], { point: '16 Nov', figure: '0 h' }],
  [[null, null, null], null],
  [[], null],
])('of %j is %j', (values, newest) => {
  expect(newestFigure(points, { kind: 'hours', values })).toEqual(newest);
});
