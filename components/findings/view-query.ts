/** What of the address makes a view: the scope is the reader's own. */
export const viewNames = ['filter', 'sort', 'columns', 'group'] as const;

/** The parameters of a saved view, for a link; what it does not name is as by default. */
export function viewParams(query: string): Record<string, string | null> {
  const params = new URLSearchParams(query);
  return Object.fromEntries([...viewNames, 'finding'].map((name) => [name, params.get(name)]));
}

/** The query of a view to save. */
export function viewQuery(params: readonly (readonly [name: string, value: string | null])[]): string {
  const given = params.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return new URLSearchParams(given).toString();
}
