/** The migrated database that the tests' databases are copies of. */
export const templateName = 'template_migrated';

/** The connection string of another database on the same server. */
export function databaseOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
