/** What all charts say. */
export const chartWords = {
  day: 'Day',
  table: 'Table',
  tableOf: (name: string) => ` of ${name}`,
  figures: (name: string) => `${name}: figures`,
  partlySeen: 'partly seen',
  noData: 'no data',
  marks: { gap: 'gap in collections', settings: 'settings changed', note: 'note' },
  selected: (first: string, last: string) => `${first} to ${last} selected. Enter zooms in, Escape lets go.`,
  zoomHint: 'Drag to zoom; or focus the chart, Shift and arrow keys, Enter.',
  resetZoom: 'Reset zoom',
  export: 'Export',
  exportOf: (name: string) => `Export ${name}`,
  exports: {
    'copy-png': 'Copy as picture',
    'save-png': 'Save as PNG',
    'save-svg': 'Save as SVG',
    'copy-csv': 'Copy as CSV',
    'save-csv': 'Save as CSV',
  },
  copied: 'Copied',
  saved: 'Saved',
  notExported: 'The browser did not allow it. Save the file instead.',
  source: (time: string) => `Rolecall, ${time}`,
  smallChart: (label: string, first: string, last: string) => `${label}: from ${first} to ${last}`,
  smallScale: (first: string, last: string, low: string, high: string) =>
    `Each from ${first} to ${last}, between ${low} and ${high}.`,
  notShown: (names: string, more: number) =>
    `Not shown: ${names}${more > 0 ? `${names === '' ? '' : ' and '}${more.toLocaleString('en-US')} more` : ''}.`,
} as const;
