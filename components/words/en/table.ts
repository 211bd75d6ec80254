export const tableWords = {
  columns: 'Columns',
  moveUp: (label: string) => `Move ${label} up`,
  moveDown: (label: string) => `Move ${label} down`,
  resetColumns: 'As by default',
  loadingMore: 'Loading more …',
  moreFailed: 'The next rows could not be loaded.',
  tryAgain: 'Try again',
  printedRows: (printed: string, all: string) =>
    `The first ${printed} of ${all} rows, as many as were loaded.`,
  noRows: 'Nothing here.',
} as const;
