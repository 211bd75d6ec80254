/** What the menu says that saves findings as a file. */
export const findingExportWords = {
  label: 'Export',
  name: (count: string) => `Export ${count}`,
  whole: 'All that match, not only the rows in view.',
  formats: {
    csv: { label: 'CSV', hint: 'for spreadsheets' },
    json: { label: 'JSON', hint: 'one finding a line, with evidence' },
    ocsf: { label: 'OCSF', hint: 'for a SIEM or data lake' },
    asff: { label: 'ASFF', hint: 'for AWS Security Hub' },
    sarif: { label: 'SARIF', hint: 'launch templates, for code scanning' },
  },
} as const;
