const batchSize = 2_000;

/** Reads what is asked for by id, so many at a time that neither the question nor the answer grows with the estate. */
export async function* inBatches<T>(
  ids: readonly string[],
  read: (ids: string[]) => Promise<T>,
): AsyncGenerator<T, void, void> {
  for (let start = 0; start < ids.length; start += batchSize)
    yield await read(ids.slice(start, start + batchSize));
}
