import { type PaletteColour, palette } from '#components/theme/palette.ts';
import { type ChartLayout, layOutChart, plotWidth } from './chart-layout.ts';
import type { ChartModel, ChartSeries } from './chart-model.ts';
import { dotsOf, pathOf } from './paths.ts';
import { lonelyRadius, lookOf, targetLook } from './series-look.ts';

export type Scheme = 'light' | 'dark';

type Options = {
  scheme: Scheme;
  /** Where it comes from and when, below the chart. */
  source: string;
  /** A font as a data URL, which the picture carries along; null: whatever sans-serif is there. */
  font: string | null;
};

const plotHeight = 280;
const box = { left: 64, right: 24, top: 92 } as const;

/** The size of a picture, in pixels: as wide as makes a unit of the plot one pixel. */
export const pictureSize = { width: box.left + plotWidth + box.right, height: 440 } as const;
const characterWidth = 6.6;

/** A chart as a picture that stands alone: no style sheet, no variable and no font from elsewhere. */
export function toSvg(model: ChartModel, { scheme, source, font }: Options): string {
  const layout = layOutChart(model, plotHeight);
  const resolve = (text: string) => resolveColours(text, scheme);
  const { width, height } = pictureSize;
  return resolve(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="'Rolecall Inter', Inter, system-ui, sans-serif" font-size="12">`,
      `<title>${inXml(model.name)}</title><desc>${inXml(model.summary)}</desc>`,
      font === null
        ? ''
        : `<style>@font-face{font-family:'Rolecall Inter';font-weight:100 900;src:url(${font}) format('woff2')}</style>`,
      `<rect width="${width}" height="${height}" fill="var(--rolecall-panel)"/>`,
      text(box.left - 40, 32, model.name, { size: 16, weight: 600 }),
      legend(model),
      `<g transform="translate(${box.left} ${box.top})">`,
      backdrop(layout),
      layout.drawn
        .toReversed()
        .map((drawn) => marks(drawn, layout))
        .join(''),
      axis(layout),
      model.stripLabel === null || layout.strip === null
        ? ''
        : text(0, layout.strip.top - 4, model.stripLabel, { size: 11 }),
      '</g>',
      text(box.left - 40, height - 16, source, { size: 11 }),
      '</svg>',
    ].join(''),
  );
}

function marks(drawn: ChartLayout['drawn'][number], layout: ChartLayout): string {
  const look = { ...lookOf(drawn.series), strokeLinecap: 'round' };
  const dots = dotsOf(drawn, layout);
  const dotted = { ...look, strokeWidth: 2 * lonelyRadius, strokeDasharray: 'none' };
  return path(pathOf(drawn, layout), look) + (dots === '' ? '' : path(dots, dotted));
}

function backdrop({ main, strip, targetY, shades, step, height }: ChartLayout): string {
  const lines = [...main.ticks.map(({ y }) => y), ...(strip ? [strip.y(0)] : [])];
  const shaded = shades.map(({ reason, from, to }) => {
    const isGap = reason === 'no data';
    return `<rect x="${round(from * step)}" width="${round((to - from) * step)}" y="0" height="${isGap ? height : 3}" fill="var(--rolecall-${isGap ? 'edge' : 'third'})" fill-opacity="${isGap ? 0.55 : 1}"/>`;
  });
  const grid = lines.map((y) => path(`M0,${round(y)}H${plotWidth}`, { stroke: 'var(--rolecall-grid)' }));
  const target = targetY === null ? '' : path(`M0,${round(targetY)}H${plotWidth}`, targetLook);
  return shaded.join('') + grid.join('') + target;
}

function axis({ main, strip, pointTicks, height }: ChartLayout): string {
  const values = [...main.ticks, ...(strip?.ticks ?? [])].map(({ y, label }) =>
    text(-8, y + 4, label, { size: 11, anchor: 'end' }),
  );
  const points = pointTicks.map(({ share, label }) =>
    text(share * plotWidth, height + 20, label, { size: 11, anchor: 'middle' }),
  );
  return values.join('') + points.join('');
}

function legend({ series, target }: ChartModel): string {
  const entries = [
    ...series.map((one) => ({ label: one.label, swatch: swatch(one) })),
    ...(target === null ? [] : [{ label: target.label, swatch: path('M0,0H18', targetLook) }]),
  ];
  let [x, y] = [box.left - 40, 56];
  return entries
    .map(({ label, swatch: shape }) => {
      const wide = 40 + label.length * characterWidth;
      if (x + wide > pictureSize.width - box.right && x > box.left) [x, y] = [box.left - 40, y + 18];
      const entry = `<g transform="translate(${round(x)} ${y})">${shape}${text(24, 4, label, {})}</g>`;
      x += wide;
      return entry;
    })
    .join('');
}

function swatch(series: ChartSeries): string {
  const look = lookOf(series);
  return path(series.mark === 'line' ? 'M0,0H18' : 'M3,-4H15V4H3Z', { ...look, strokeLinecap: 'round' });
}

type TextLook = { size?: number; weight?: number; anchor?: 'start' | 'middle' | 'end' };

function text(x: number, y: number, content: string, { size = 12, weight, anchor }: TextLook): string {
  const look = attributes({ fontSize: size, fontWeight: weight, textAnchor: anchor });
  const colour = weight === undefined ? 'muted' : 'text';
  return `<text x="${round(x)}" y="${round(y)}" fill="var(--rolecall-${colour})"${look}>${inXml(content)}</text>`;
}

function path(d: string, look: object): string {
  return `<path d="${d}"${attributes({ fill: 'none', ...look })}/>`;
}

function attributes(look: object): string {
  return Object.entries(look)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) => ` ${name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}="${value}"`,
    )
    .join('');
}

/** Every colour that the page has as a variable, as it is in this scheme. */
function resolveColours(svg: string, scheme: Scheme): string {
  return svg.replaceAll(/var\(--rolecall-(\w+)\)/g, (variable, name: string) =>
    name in palette ? palette[name as PaletteColour][scheme] : variable,
  );
}

// XML holds no control characters, not even escaped.
function inXml(content: string): string {
  return content
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
