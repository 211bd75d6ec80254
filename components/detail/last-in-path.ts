/** The id that a path names after its prefix, as it was written where it cannot be read. */
export function lastInPath(path: string, prefix: string): string {
  const id = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
