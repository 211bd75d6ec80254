import { jsonLines } from '#lib/domain/policy/json-lines.ts';

/** The first and the last line of a piece of printed JSON, counted from 1. */
export type Lines = { first: number; last: number };

/** Where each statement of a policy document stands in its JSON as `jsonLines` prints it. */
export function statementLines(document: unknown): Lines[] {
  if (typeof document !== 'object' || document === null) return [];
  let before = 1;
  for (const [key, value] of Object.entries(document)) {
    const length = jsonLines(value).length;
    if (key === 'Statement')
      return Array.isArray(value) ? linesOfEach(value, before + 1) : [span(before, length)];
    before += length;
  }
  return [];
}

function linesOfEach(statements: readonly unknown[], start: number): Lines[] {
  let before = start;
  return statements.map((statement) => {
    const lines = span(before, jsonLines(statement).length);
    before = lines.last;
    return lines;
  });
}

function span(before: number, length: number): Lines {
  return { first: before + 1, last: before + length };
}
