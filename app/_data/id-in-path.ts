/** The id that the segments of a path stand for; null where they are no text. */
export function idInPath(segments: string | readonly string[]): string | null {
  try {
    return [segments].flat().map(decodeURIComponent).join('/');
  } catch {
    return null;
  }
}
