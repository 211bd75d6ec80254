/** A band of whole days: `lastDay` belongs to it. */
export type DayBand<B extends string = string> = { band: B; lastDay: number };

/** Ages of a histogram, youngest first. Each lies in one band of the KPI's: see lib/domain/access-keys.ts. */
export const keyAgeBands = [
  { band: '0-30', lastDay: 30 },
  { band: '31-60', lastDay: 60 },
  { band: '61-90', lastDay: 90 },
  { band: '91-120', lastDay: 120 },
  { band: '121-180', lastDay: 180 },
  { band: '181-270', lastDay: 270 },
  { band: '271-365', lastDay: 365 },
  { band: '366-730', lastDay: 730 },
  { band: 'over-730', lastDay: Number.POSITIVE_INFINITY },
] as const satisfies readonly DayBand[];

/** How long ago a key was last used, latest first. */
export const keyUseBands = [
  { band: '0-7', lastDay: 7 },
  { band: '8-30', lastDay: 30 },
  { band: '31-45', lastDay: 45 },
  { band: '46-90', lastDay: 90 },
  { band: '91-180', lastDay: 180 },
  { band: '181-365', lastDay: 365 },
  { band: 'over-365', lastDay: Number.POSITIVE_INFINITY },
] as const satisfies readonly DayBand[];

/** Every age that a key may have; `unknown` where AWS did not say when it was created. */
export const keyAges = [...keyAgeBands.map(({ band }) => band), 'unknown'] as const;

/** Every last use that a key may have; `unknown` where AWS has no information. */
export const keyUses = [...keyUseBands.map(({ band }) => band), 'never', 'unknown'] as const;

export type KeyAge = (typeof keyAges)[number];
export type KeyUseBand = (typeof keyUses)[number];
