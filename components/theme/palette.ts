/** One palette, two faces. Every line and fill keeps 3:1, every text 4.5:1, against the panel behind it. */
export const palette = {
  panel: { light: '#ffffff', dark: '#15181e' },
  page: { light: '#f6f7f9', dark: '#0e1014' },
  edge: { light: '#e2e5ea', dark: '#282d36' },
  grid: { light: '#e9ecf0', dark: '#242932' },
  text: { light: '#14171c', dark: '#e6e9ee' },
  muted: { light: '#58606b', dark: '#9aa3af' },
  accent: { light: '#4a45c8', dark: '#9d9bff' },
  second: { light: '#0b7a75', dark: '#3fc1b0' },
  third: { light: '#a8560a', dark: '#e8a04c' },
  target: { light: '#5c6570', dark: '#a7b0bc' },
  unknown: { light: '#868e98', dark: '#7c8592' },
  bad: { light: '#c0272d', dark: '#ff8080' },
  good: { light: '#0a7a4b', dark: '#4ccb8f' },
  age1: { light: '#8f8be3', dark: '#6462bd' },
  age2: { light: '#5b55c4', dark: '#908df0' },
  age3: { light: '#c9731c', dark: '#d98a35' },
  age4: { light: '#a3272c', dark: '#f27474' },
} as const satisfies Record<string, { light: string; dark: string }>;

export type PaletteColour = keyof typeof palette;

export const colourNames = Object.keys(palette) as PaletteColour[];

/** The CSS value of a colour: follows the scheme by itself, on the server and in Recharts alike. */
export function colour(name: PaletteColour): string {
  return `var(--rolecall-${name})`;
}
