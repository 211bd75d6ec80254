/** A path as a relative URI: what stands between its slashes escaped. */
export function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
