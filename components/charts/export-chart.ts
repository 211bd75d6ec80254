'use client';
import { toCsv } from './chart-csv.ts';
import type { ChartModel } from './chart-model.ts';
import { pictureSize, type Scheme, toSvg } from './chart-svg.ts';

export type ExportKind = 'copy-png' | 'save-png' | 'save-svg' | 'copy-csv' | 'save-csv';

const dotsAPixel = 2;

/**
 * Takes a chart out of the page.
 *
 * @param source a line on the picture: where it comes from, and when
 * @throws if the browser does not let us copy, or cannot draw
 */
export async function exportChart(model: ChartModel, kind: ExportKind, source: string): Promise<void> {
  const name = model.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  switch (kind) {
    case 'copy-png':
      // Safari wants the picture as a promise, within the click.
      return navigator.clipboard.write([new ClipboardItem({ 'image/png': drawPng(model, source) })]);
    case 'save-png':
      return save(await drawPng(model, source), `${name}.png`);
    case 'save-svg':
      return save(new Blob([await drawSvg(model, source)], { type: 'image/svg+xml' }), `${name}.svg`);
    case 'copy-csv':
      return navigator.clipboard.writeText(toCsv(model));
    case 'save-csv':
      // Spreadsheets know UTF-8 by its byte order mark.
      return save(new Blob(['\uFEFF', toCsv(model)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  }
}

async function drawSvg(model: ChartModel, source: string): Promise<string> {
  return toSvg(model, { scheme: currentScheme(), source, font: await readFont() });
}

async function drawPng(model: ChartModel, source: string): Promise<Blob> {
  const image = new Image();
  // The policy of the page lets pictures come from data, not from blobs.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await drawSvg(model, source))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = pictureSize.width * dotsAPixel;
  canvas.height = pictureSize.height * dotsAPixel;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'))));
  });
}

function currentScheme(): Scheme {
  return document.documentElement.dataset.mantineColorScheme === 'dark' ? 'dark' : 'light';
}

/** The page's own font as a data URL; null where it cannot be had: the picture then takes what is there. */
async function readFont(): Promise<string | null> {
  const families = getComputedStyle(document.documentElement).getPropertyValue('--rolecall-font');
  const name = unquoted(families.split(',')[0] ?? '');
  const face = [...document.styleSheets]
    .flatMap(rulesOf)
    .find(({ style }) => unquoted(style.getPropertyValue('font-family')) === name);
  const address = /url\(["']?([^"')]+)/.exec(face?.style.getPropertyValue('src') ?? '')?.[1];
  if (!face || address === undefined) return null;
  try {
    const answer = await fetch(new URL(address, face.parentStyleSheet?.href ?? document.baseURI));
    return answer.ok ? toDataUrl(await answer.blob()) : null;
  } catch {
    return null;
  }
}

function unquoted(family: string): string {
  return family.trim().replaceAll(/["']/g, '');
}

function rulesOf(sheet: CSSStyleSheet): CSSFontFaceRule[] {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
  } catch {
    return [];
  }
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The font could not be read.'));
    reader.readAsDataURL(blob);
  });
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
