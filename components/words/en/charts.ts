/** What all charts say. */
export const chartWords = {
  /** What heads the days of a table, by what its points stand for. */
  intervals: { day: 'Day', week: 'Week', month: 'Month' },
  firstDay: 'First day',
  lastDay: 'Last day',
  headOf: {
    count: (label: string) => label,
    ratio: (label: string) => `${label} (%)`,
    hours: (label: string) => `${label} (hours)`,
  },
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
