/**
 * The same pages, each asked for while the one before it is being stored. No more than one is waiting at any time.
 * Pages that nobody takes any more are given up: the call for the last one ends with the signal that it was given.
 */
export async function* readAhead<T>(pages: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = ask(pages);
  try {
    while (true) {
      const { done, value } = await next;
      if (done) return;
      next = ask(pages);
      yield value;
    }
  } finally {
    // Not waited for: the signal, by which it ends, may come only after this.
    void pages.return(undefined);
  }
}

/** What it throws waits with it until the page before has been stored. */
function ask<T>(pages: AsyncGenerator<T>): Promise<IteratorResult<T>> {
  const next = pages.next();
  next.catch(() => {});
  return next;
}
