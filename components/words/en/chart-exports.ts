/** Taking a chart out of the page. */
export const exportWords = {
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
} as const;
