import { describe, expect, it } from 'vitest';
import { toCsv } from './chart-csv.ts';
import type { ChartModel } from './chart-model.ts';
import { toSvg } from './chart-svg.ts';

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
    { label: '=HYPERLINK("x")', series: 'a', cells: ['1,248', '—', '-2 %'] },
    { label: 'owner "b"', series: null, cells: ['a\nb', '', '@x'] },
  ],
  target: { value: 0.9, label: 'target 90 %' },
  bounds: { min: 0, max: 1 },
  unit: 1,
  smallestStep: 0,
  formatMain: (value) => `${value * 100} %`,
  stripLabel: 'n',
};

describe('toCsv', () => {
  it('quotes what needs it, and makes no formula of what others wrote', () => {
    expect(toCsv(model)).toBe(
      [
        'Day,"\'=HYPERLINK(""x"")","owner ""b"""',
        '2026-11-01,"1,248","a\nb"',
        '2026-11-02,—,',
        "2026-11-03,'-2 %,'@x",
        '',
      ].join('\r\n'),
    );
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
