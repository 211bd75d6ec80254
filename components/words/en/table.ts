export const tableWords = {
  columns: 'Columns',
  moveUp: (label: string) => `Move ${label} up`,
  moveDown: (label: string) => `Move ${label} down`,
  resetColumns: 'As by default',
  loadingMore: 'Loading more …',
  moreFailed: 'The next rows could not be loaded.',
  tryAgain: 'Try again',
  noRows: 'Nothing here.',
} as const;
