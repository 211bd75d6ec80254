import type { z } from 'zod';
import { now } from '#lib/clock/now.ts';
import type { Context } from '#lib/services/context.ts';
import { badRequest, ServiceError } from '#lib/services/errors.ts';
import { createContext } from './context.ts';
import { parseQuery, toParameterErrors } from './parse-query.ts';
import { toProblemResponse } from './problems.ts';
import { refuseOtherSites } from './same-machine.ts';

type Handler = (request: Request) => Promise<Response>;
type Service<I, O> = (args: { ctx: Context; input: I }) => Promise<O>;

const longestId = 2048;

/** A JSON answer, with the time at which it was true. Nothing may keep it: the next look has to see the next collection. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-rolecall-time': now().toISOString(),
    },
  });
}

/** A handler whose errors become problem answers and that serves this machine only. */
export function guarded(handle: Handler): Handler {
  return async (request) => {
    try {
      refuseOtherSites(request);
      return await handle(request);
    } catch (error) {
      return toProblemResponse(error);
    }
  };
}

/** `GET` of a list or a figure: parse the query, call the service, serialise. */
export function query<S extends z.ZodObject>(schema: S, service: Service<z.output<S>, unknown>): Handler {
  return guarded(async (request) => {
    const input = parseQuery(schema, new URL(request.url).searchParams);
    return json(await service({ ctx: await createContext(request), input }));
  });
}

/** `GET` of one resource, or of a part of it: everything in the path between `prefix` and `suffix` is its id. */
export function resource<S extends z.ZodObject>(
  prefix: string,
  schema: S,
  service: Service<z.output<S> & { id: string }, unknown>,
  suffix = '',
): Handler {
  return guarded(async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const input = { ...parseQuery(schema, searchParams), id: idIn(pathname, prefix, suffix) };
    return json(await service({ ctx: await createContext(request), input }));
  });
}

/** `POST` of a JSON object, or of nothing, to a service that only queues the work: 202. */
export function command<S extends z.ZodObject>(
  schema: S,
  service: Service<z.output<S>, unknown>,
  mostKib?: number,
): Handler {
  return guarded(async (request) => {
    const input = await parseBody(schema, request, mostKib);
    return json(await service({ ctx: await createContext(request), input }), 202);
  });
}

/** `POST` to one resource, without a body: what stands in the path between `prefix` and `suffix` is its id. 202. */
export function commandOn(
  prefix: string,
  suffix: string,
  service: Service<{ id: string }, unknown>,
): Handler {
  return guarded(async (request) => {
    const { pathname } = new URL(request.url);
    const id = readId(pathname.slice(prefix.length, -suffix.length));
    return json(await service({ ctx: await createContext(request), input: { id } }), 202);
  });
}

/** `POST` of a JSON object to one resource, or to a part of it: what stands between `prefix` and `suffix` is its id. */
export function createOn<S extends z.ZodObject>(
  prefix: string,
  suffix: string,
  schema: S,
  service: Service<z.output<S> & { id: string }, unknown>,
  status: 200 | 201,
): Handler {
  return guarded(async (request) => {
    const { pathname } = new URL(request.url);
    const id = readId(pathname.slice(prefix.length, -suffix.length));
    const input = { ...(await parseBody(schema, request)), id };
    return json(await service({ ctx: await createContext(request), input }), status);
  });
}

/** `POST` of a JSON object to a service that makes something of it: 201. */
export function create<S extends z.ZodObject>(schema: S, service: Service<z.output<S>, unknown>): Handler {
  return guarded(async (request) => {
    const input = await parseBody(schema, request);
    return json(await service({ ctx: await createContext(request), input }), 201);
  });
}

/** `PATCH` of one resource: everything in the path after `prefix` is its id. */
export function change<S extends z.ZodObject>(
  prefix: string,
  schema: S,
  service: Service<z.output<S> & { id: string }, unknown>,
): Handler {
  return guarded(async (request) => {
    const id = readId(new URL(request.url).pathname.slice(prefix.length));
    const input = { ...(await parseBody(schema, request)), id };
    return json(await service({ ctx: await createContext(request), input }));
  });
}

/** `DELETE` of one resource: what its service has to say of it; 204 if nothing. */
export function remove(prefix: string, service: Service<{ id: string }, unknown>): Handler {
  return guarded(async (request) => {
    const id = readId(new URL(request.url).pathname.slice(prefix.length));
    const answer = await service({ ctx: await createContext(request), input: { id } });
    if (answer !== undefined) return json(answer);
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  });
}

async function parseBody<S extends z.ZodObject>(
  schema: S,
  request: Request,
  mostKib = 64,
): Promise<z.output<S>> {
  const { data, error } = schema.safeParse(await readBody(request, mostKib));
  if (error) throw badRequest(toParameterErrors(error));
  return data;
}

async function readBody(request: Request, mostKib: number): Promise<unknown> {
  const text = await request.text();
  if (text.trim() === '') return {};
  if (text.length > mostKib * 1_024)
    throw badRequest([{ parameter: 'body', message: `is longer than ${mostKib} KiB` }]);
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest([{ parameter: 'body', message: 'is not JSON' }]);
  }
}

/** The id that stands in a path between `prefix` and `suffix`. */
export function idIn(pathname: string, prefix: string, suffix: string): string {
  return readId(pathname.slice(prefix.length, pathname.length - suffix.length));
}

function readId(encoded: string): string {
  const id = decodePath(encoded);
  if (id === null || id === '' || id.length > longestId || id.includes('\u0000')) {
    throw new ServiceError(
      'not-found',
      'There is nothing under this address: the id in its path cannot be one.',
    );
  }
  return id;
}

function decodePath(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
