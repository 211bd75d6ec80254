/** Charts side by side. */
export const smallChartWords = {
  smallChart: (label: string, first: string, last: string) => `${label}: from ${first} to ${last}`,
  smallScale: (first: string, last: string, low: string, high: string) =>
    `Each from ${first} to ${last}, between ${low} and ${high}.`,
  notShown: (names: string, more: number) =>
    `Not shown: ${names}${more > 0 ? `${names === '' ? '' : ' and '}${more.toLocaleString('en-US')} more` : ''}.`,
} as const;
