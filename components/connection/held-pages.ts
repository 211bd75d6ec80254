type Fetch = typeof globalThis.fetch;

/** By what Next asks for a page; with the others besides, for one that nobody has gone to yet. */
const page = 'rsc';
const aheads = ['next-router-prefetch', 'next-router-segment-prefetch'];

/** What a proxy says of a server that is gone. */
const silences: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * A `fetch` that waits for the server where it is gone and a page is asked for, however one goes there: Next would leave what
 * is shown for the browser's own page of an error.
 *
 * @param untilBack resolves once it may be worth another try
 */
export function holdingPages(fetch: Fetch, untilBack: () => Promise<void>): Fetch {
  return async (input, init) => {
    if (!isPage(init)) return fetch(input, init);
    while (true) {
      const answer = await fetch(input, init).catch((error: unknown) => {
        if (init?.signal?.aborted) throw error;
        return null;
      });
      if (answer !== null && !silences.has(answer.status)) return answer;
      await untilBack();
    }
  };
}

function isPage(init: RequestInit | undefined): boolean {
  const headers = new Headers(init?.headers);
  return headers.has(page) && !aheads.some((ahead) => headers.has(ahead));
}
