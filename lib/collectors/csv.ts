/**
 * The rows of a CSV text (RFC 4180): fields may be quoted, and then hold commas, line ends and doubled quotes.
 * Empty lines are left out; a quote that is never closed runs to the end.
 */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)(?:"|$)([^,\r\n]*)|([^,\r\n]*))(,|\r\n|\n|\r|$)/y;
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  for (field.lastIndex = start; ; ) {
    const match = field.exec(text);
    if (match === null) break;
    const [, quoted, afterQuote, plain, end] = match;
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"') + afterQuote);
    if (end !== ',') {
      if (row.length > 1 || row[0] !== '') rows.push(row);
      row = [];
    }
    if (end === '') break;
  }
  return rows;
}
