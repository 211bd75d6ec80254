import { whileGone } from './while-gone.ts';

type Fetch = typeof globalThis.fetch;

/** By what Next asks for a page; with one of the others besides, for one that nobody has gone to yet. */
const page = 'rsc';
const aheads = ['next-router-prefetch', 'next-router-segment-prefetch'];

/** What a proxy says of a server that is gone. */
const silences: ReadonlySet<number> = new Set([502, 503, 504]);

class Silence extends Error {
  override readonly name = 'Silence';
  readonly answer: Response;

  constructor(answer: Response) {
    super(`The server did not answer: ${answer.status}.`);
    this.answer = answer;
  }
}

/**
 * A `fetch` that waits for the server where it is gone and a page is asked for, however one goes there: Next would leave what
 * is shown for the browser's own page of an error. It still does where the page alone is not answered.
 */
export function holdingPages(fetch: Fetch, isThere?: () => Promise<boolean>): Fetch {
  return async (input, init) => {
    if (!isPage(init)) return fetch(input, init);
    const ask = async () => {
      const answer = await fetch(input, init);
      if (silences.has(answer.status)) throw new Silence(answer);
      return answer;
    };
    try {
      return await whileGone(ask, isThere);
    } catch (error) {
      if (error instanceof Silence) return error.answer;
      throw error;
    }
  };
}

function isPage(init: RequestInit | undefined): boolean {
  const headers = new Headers(init?.headers);
  return headers.has(page) && !aheads.some((ahead) => headers.has(ahead));
}
