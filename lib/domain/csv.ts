// Spreadsheets take a cell that begins so for a formula, whoever wrote it; and owners write their own names.
const formula = /^[=+\-@\t\r]/;

/** One line of CSV (RFC 4180), its end included. A cell that a spreadsheet would run as a formula is made text. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
