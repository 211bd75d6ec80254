import { ApiError, readApiError } from './api-error.ts';
import { followServer } from './server-time.ts';

type ParamValue = string | number | readonly string[] | undefined;
export type Params = Readonly<Record<string, ParamValue>>;

/** The path with its parameters; a list repeats its name, what is undefined is left out. */
export function urlOf(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    for (const item of [value].flat()) query.append(name, String(item));
  }
  const text = query.toString();
  return `/api/v1/${path}${text === '' ? '' : `?${text}`}`;
}

/** What whoever sits at this browser is called; the server's own requests are nobody's. */
let actor = '';

/** Sends this name with what is asked for from now on; an empty one sends none. */
export function actAs(name: string): void {
  if (typeof document !== 'undefined') actor = name.trim();
}

type Options = { signal?: AbortSignal; method?: 'POST' | 'PATCH' | 'DELETE'; body?: unknown };

/**
 * Asks the API. The answer is not parsed again here: a test holds every route to its schema.
 *
 * @throws ApiError for a refusal, for an answer that is no JSON and when no answer comes
 */
export async function request<T>(url: string, { signal, method, body }: Options = {}): Promise<T> {
  const askedMs = Date.now();
  const response = await send(url, {
    ...(signal === undefined ? {} : { signal }),
    ...(method === undefined
      ? {}
      : { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    headers: {
      accept: 'application/json',
      ...(method ? { 'content-type': 'application/json' } : {}),
      ...(actor === '' ? {} : { 'x-rolecall-actor': encodeURIComponent(actor) }),
    },
  });
  const said = response.headers.get('x-rolecall-time');
  if (said !== null) followServer(said, askedMs);
  if (!response.ok) throw await readApiError(response);
  // Nothing to say: whoever deletes asks for `void`.
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiError(response.status, 'The server answered with something that is not JSON.');
  }
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, 'The Rolecall server does not answer. Is `rolecall start` still running?');
  }
}
