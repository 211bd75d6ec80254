/** Turns UTF-16 offsets of one text into lines and columns that count from 1. */
export interface TextPositions {
  readonly lineAt: (offset: number) => number;
  readonly columnAt: (offset: number) => number;
}

const LF = 10;
const CR = 13;

/** Reads a text's line starts once; each look-up is then a binary search. A line ends with LF, CR LF or CR. */
export function textPositions(text: string): TextPositions {
  const lineStarts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === LF || (unit === CR && text.charCodeAt(i + 1) !== LF)) lineStarts.push(i + 1);
  }

  function lineIndexAt(offset: number): number {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    lineAt: (offset) => lineIndexAt(offset) + 1,
    columnAt: (offset) => offset - (lineStarts[lineIndexAt(offset)] ?? 0) + 1,
  };
}
