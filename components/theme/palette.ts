/**
 * One palette, two faces. Every line and fill keeps 3:1, every text 4.5:1, against the panel behind it; what stands
 * together in one chart is told apart by eyes that lack one kind of cone, too (components/trends/series-colours.test.ts).
 */
export const palette = {
  panel: { light: '#ffffff', dark: '#15181e' },
  page: { light: '#f6f7f9', dark: '#0e1014' },
  edge: { light: '#e2e5ea', dark: '#282d36' },
  grid: { light: '#e9ecf0', dark: '#242932' },
  text: { light: '#14171c', dark: '#e6e9ee' },
  muted: { light: '#58606b', dark: '#9aa3af' },
  accent: { light: '#4a45c8', dark: '#9d9bff' },
  second: { light: '#279ea4', dark: '#157171' },
  third: { light: '#964d09', dark: '#f0a04c' },
  target: { light: '#5c6570', dark: '#a7b0bc' },
  count: { light: '#333a44', dark: '#dfe4ea' },
  unknown: { light: '#868e98', dark: '#78818e' },
  bad: { light: '#c0272d', dark: '#ff8080' },
  good: { light: '#0a7a4b', dark: '#4ccb8f' },
  age1: { light: '#8f8be3', dark: '#6462bd' },
  age2: { light: '#5b55c4', dark: '#908df0' },
  age3: { light: '#c9731c', dark: '#ee9c4c' },
  age4: { light: '#a3272c', dark: '#c8393c' },
  split1: { light: '#4a45c8', dark: '#9d9bff' },
  split2: { light: '#df6c32', dark: '#b93f31' },
  split3: { light: '#803200', dark: '#77f8e1' },
  split4: { light: '#38185f', dark: '#7e53bc' },
  split5: { light: '#419bd4', dark: '#f2a618' },
} as const satisfies Record<string, { light: string; dark: string }>;

export type PaletteColour = keyof typeof palette;

export const colourNames = Object.keys(palette) as PaletteColour[];

/** The CSS value of a colour: follows the scheme by itself, on the server and in Recharts alike. */
export function colour(name: PaletteColour): string {
  return `var(--rolecall-${name})`;
}
