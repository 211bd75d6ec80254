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
  resetZoom: 'Reset zoom',
  export: 'Export',
  exportOf: (name: string) => `Export ${name}`,
} as const;
