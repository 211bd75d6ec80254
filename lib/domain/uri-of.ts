/** A path as a relative URI: a slash of an id stays one, what stands between slashes is escaped. */
export function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
