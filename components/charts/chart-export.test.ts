import { describe, expect, it } from 'vitest';
import { toCsv } from './chart-csv.ts';
import type { ChartModel } from './chart-model.ts';
import { toSvg } from './chart-svg.ts';
import { intervalOf } from './interval.ts';

const place = { hasData: true, isComplete: true };
const model: ChartModel = {
  name: 'Coverage of <all> & "more"',
  summary: 'From a to b.',
  points: [
    { ...place, firstDay: '2026-11-01', day: '2026-11-01', label: '1 Nov' },
    { ...place, firstDay: '2026-11-02', day: '2026-11-02', label: '2 Nov', hasData: false },
    { ...place, firstDay: '2026-11-03', day: '2026-11-03', label: '3 Nov' },
  ],
  series: [
    {
      ...{ key: 'a', label: 'a & b\u0007', colour: 'accent', lane: 'main', mark: 'line', line: 'dashed' },
      values: [0.5, null, 0.75],
    },
    {
      key: 'n',
      label: 'n',
      colour: 'count',
      lane: 'strip',
      mark: 'bar',
      direction: 'up',
      values: [1, null, 4],
    },
  ],
  columns: [
    { label: '=HYPERLINK("x")', series: 'a', kind: 'count', values: [1248, null, 0] },
    { label: 'owner "b"', series: null, kind: 'ratio', values: [43 / 46, null, 1] },
    { label: 'mean', series: null, kind: 'hours', values: [32.2, null, 84.123456789] },
  ],
  target: { value: 0.9, label: 'target 90 %' },
  bounds: { min: 0, max: 1 },
  unit: 1,
  smallestStep: 0,
  formatMain: (value) => `${value * 100} %`,
  stripLabel: 'n',
};

describe('toCsv', () => {
  it('is plain numbers under heads with their unit, and makes no formula of what others wrote', () => {
    expect(toCsv(model)).toBe(
      [
        'Day,"\'=HYPERLINK(""x"")","owner ""b"" (%)",mean (hours)',
        '2026-11-01,1248,93.478261,32.2',
        '2026-11-02,,,',
        '2026-11-03,0,100,84.123457',
        '',
      ].join('\r\n'),
    );
  });

  it('tells the first and the last day of points that stand for more than one', () => {
    const points = [{ ...place, firstDay: '2026-11-02', day: '2026-11-08', label: 'to 8 Nov' }];
    const lines = toCsv({ ...model, points, columns: [] }).split('\r\n');
    expect(lines).toEqual(['First day,Last day', '2026-11-02,2026-11-08', '']);
  });
});

describe('intervalOf', () => {
  it.each([
    ['day', ['2026-11-01 2026-11-01', '2026-11-02 2026-11-02']],
    ['day', []],
    ['week', ['2026-11-01 2026-11-01', '2026-11-02 2026-11-08']],
    ['month', ['2026-02-27 2026-02-28', '2026-03-01 2026-03-31']],
  ])('%s: of points from and to %j', (interval, spans) => {
    const points = spans.map((span) => ({ firstDay: span.slice(0, 10), day: span.slice(11) }));
    expect(intervalOf(points)).toBe(interval);
  });
});

describe.each(['light', 'dark'] as const)('toSvg in %s', (scheme) => {
  const svg = toSvg(model, { scheme, source: 'Rolecall', font: 'data:font/woff2;base64,AAAA' });

  it('stands alone: no variables, nothing from elsewhere', () => {
    expect(svg).not.toMatch(/var\(|url\((?!data:)|href|NaN|undefined/);
    expect(svg).toContain(scheme === 'light' ? '#4a45c8' : '#9d9bff');
  });

  it('is XML whatever the names hold', () => {
    expect(svg).toContain('<title>Coverage of &lt;all&gt; &amp; &quot;more&quot;</title>');
    expect(svg).toContain('a &amp; b\uFFFD');
    const open: string[] = [];
    for (const [, close, name = '', self] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (close) expect(open.pop()).toBe(name);
      else if (!self) open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('keeps gaps, the target and the axis', () => {
    expect(svg).toContain('target 90 %');
    expect(svg).toContain('>50 %<');
    expect(svg).toContain('>2 Nov<');
    expect(svg).toMatch(/fill-opacity="0.55"/);
  });
});
