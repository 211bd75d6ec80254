import { describe, expect, it } from 'vitest';
import { buttonFill, colourNames, type PaletteColour, palette, tones } from './palette.ts';

const surfaces: readonly PaletteColour[] = ['panel', 'page', 'edge', 'grid'];
const texts: readonly PaletteColour[] = ['text', 'muted', 'accent', 'bad', 'good'];

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

describe.each(['light', 'dark'] as const)('palette in %s', (scheme) => {
  it.each(texts)('%s reads as text on the panel and on the page', (name) => {
    expect(contrast(palette[name][scheme], palette.panel[scheme])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[name][scheme], palette.page[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(colourNames.filter((name) => !surfaces.includes(name)))('%s is seen on the panel', (name) => {
    expect(contrast(palette[name][scheme], palette.panel[scheme])).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(tones))('a badge in %s reads', (_, { fill, text }) => {
    expect(contrast(text[scheme], fill[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it('a filled button reads', () => expect(contrast('#ffffff', buttonFill)).toBeGreaterThanOrEqual(4.5));
});
