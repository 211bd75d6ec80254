/** The id of the launch template of a version: `lt-0abc` of `lt-0abc:3`. */
export function templateIdOf(version: string): string {
  return version.split(':')[0] ?? version;
}
