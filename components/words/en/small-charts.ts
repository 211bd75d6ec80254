/** Charts side by side. */
export const smallChartWords = {
  smallChart: (label: string, first: string, newest: { point: string; figure: string } | null) =>
    newest === null ? `${label}: no data` : `${label}: from ${first} to ${newest.figure} (${newest.point})`,
  /** Before the figure of a point. */
  ofPoint: (point: string) => `${point}: `,
  smallScale: (first: string, last: string, low: string, high: string) =>
    `Each from ${first} to ${last}, between ${low} and ${high}.`,
  notShown: (names: string, more: number) =>
    `Not shown: ${names}${more > 0 ? `${names === '' ? '' : ' and '}${more.toLocaleString('en-US')} more` : ''}.`,
} as const;
