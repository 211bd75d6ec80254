/** Sends one event to whoever listens. */
type Send = (event: string, data: unknown) => void;

/** Begins to send, and returns what ends it. `end` closes the stream from this side. */
type Begin = (send: Send, end: () => void) => Promise<() => void>;

const heartbeatMs = 15_000;
const retryMs = 3_000;

/**
 * An answer of server-sent events that lasts until the client leaves or `end` is called. What `begin` throws is
 * thrown, so that it can still become a problem answer.
 */
export async function eventStream({ signal }: Request, begin: Begin): Promise<Response> {
  const encoder = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, undefined, {
    highWaterMark: 1_000,
  });
  const writer = writable.getWriter();
  const write = (text: string) => {
    writer.write(encoder.encode(text)).catch(() => {});
  };
  write(`retry: ${retryMs}\n\n`);
  const send: Send = (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const end = () => {
    writer.close().catch(() => {});
  };
  const stop = await begin(send, end);
  const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs);
  const cleanUp = () => {
    clearInterval(heartbeat);
    stop();
  };
  // Closed by either side, or broken: in each case nobody listens any more.
  writer.closed.then(cleanUp, cleanUp);
  const leave = () => {
    writer.abort().catch(() => {});
  };
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  return new Response(readable, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Compression, here or in a proxy, would keep events back.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
