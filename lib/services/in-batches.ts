const batchSize = 2_000;

/** Reads what is asked for by id, so many at a time that neither the question nor the answer grows with the estate. */
export async function* inBatches<T>(
  ids: readonly string[],
  read: (ids: string[]) => Promise<T>,
  size = batchSize,
): AsyncGenerator<T, void, void> {
  for (let start = 0; start < ids.length; start += size) yield await read(ids.slice(start, start + size));
}
