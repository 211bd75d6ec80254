import type { z } from 'zod';
import type { Context } from '#lib/services/context.ts';
import type { FileInPieces } from '#lib/services/export-findings.ts';
import { createContext } from './context.ts';
import { parseQuery } from './parse-query.ts';
import { guarded, idIn } from './route.ts';

type FileService<I> = (args: { ctx: Context; input: I }) => Promise<FileInPieces>;

/**
 * `GET` of a file: parse the query, call the service, hand its pieces on as fast as they are taken. A file that cannot
 * be finished breaks off: the browser then says that the download has failed.
 */
export function download<S extends z.ZodObject>(schema: S, service: FileService<z.output<S>>) {
  return guarded(async (request) => {
    const input = parseQuery(schema, new URL(request.url).searchParams);
    return toAttachment(await service({ ctx: await createContext(request), input }));
  });
}

/** The same of one resource: what stands in the path between `prefix` and `suffix` is its id. */
export function downloadOf<S extends z.ZodObject>(
  prefix: string,
  suffix: string,
  schema: S,
  service: FileService<z.output<S> & { id: string }>,
) {
  return guarded(async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const input = { ...parseQuery(schema, searchParams), id: idIn(pathname, prefix, suffix) };
    return toAttachment(await service({ ctx: await createContext(request), input }));
  });
}

async function toAttachment({ name, mediaType, pieces }: FileInPieces): Promise<Response> {
  return new Response(await toStream(pieces), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}

/** The pieces as a stream that asks for one when it is wanted. What the first two throw can still become an answer. */
async function toStream(pieces: AsyncIterable<string>): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const iterator = pieces[Symbol.asyncIterator]();
  const first = [await iterator.next(), await iterator.next()];
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = first.shift() ?? (await iterator.next());
        if (done === true) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
