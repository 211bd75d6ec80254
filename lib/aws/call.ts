import type { Answer } from './answer.ts';
import { InvalidAnswer } from './aws-failure.ts';
import type { CallCounter } from './call-counter.ts';
import { failureOf, isThrottling } from './errors.ts';
import type { Call } from './failure-facts.ts';
import { type HttpResponse, readAnswer, refuseHtml } from './read-answer.ts';

/** What a call needs besides the command. */
export type CallContext = { signal: AbortSignal; calls: CallCounter };

type Next = (args: never) => Promise<{ response: unknown; output: never }>;

/** What is needed of any SDK command: a place to hang middleware. The SDK types it anew for every command. */
type Watchable = { middlewareStack: { add: (middleware: never, options: never) => void } };

/**
 * Sends one command and gives its answer as it was on the wire. Counts every HTTP request. Throws the
 * signal's reason if it is aborted, else an `AwsFailure`.
 *
 * The SDK signs, retries and finds the endpoint; successful answers are read here and not by it, see `parseXml`.
 *
 * @param wanted the names of the elements to keep of EC2's answer; all without it
 */
export async function callAws<Name extends string = string>(
  call: Call,
  { signal, calls }: CallContext,
  command: Watchable,
  send: (options: { abortSignal: AbortSignal }) => Promise<unknown>,
  wanted?: ReadonlySet<Name | 'item'>,
): Promise<Answer<Name>> {
  signal.throwIfAborted();
  const action = call.action.slice(call.action.indexOf(':') + 1);
  let answer: Answer<Name> | null = null;
  const take = async (response: HttpResponse): Promise<void> => {
    answer = await readAnswer(action, response, wanted);
  };
  watchAttempts(command, call.action, calls);
  readOnTheWire(command, take);
  try {
    await send({ abortSignal: signal });
    if (answer === null) throw new InvalidAnswer('no document');
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    throw failureOf(error, call);
  }
}

/** Counts each attempt just inside the SDK's retry. */
function watchAttempts(command: Watchable, action: string, calls: CallCounter): void {
  use(command, { name: 'countAttempts', step: 'finalizeRequest', priority: 'low' }, (next) => {
    return async (args) => {
      calls.count(action);
      try {
        return await next(args);
      } catch (error) {
        if (isThrottling(error)) calls.countThrottled(action);
        throw error;
      }
    };
  });
}

/** Takes a successful response before the SDK's own reader, which then finds an empty one; leaves errors to it. */
function readOnTheWire(command: Watchable, take: (response: HttpResponse) => Promise<void>): void {
  use(command, { name: 'readOnTheWire', step: 'deserialize', priority: 'low' }, (next) => {
    return async (args) => {
      const result = await next(args);
      const response = result.response as HttpResponse;
      refuseHtml(response);
      if (response.statusCode >= 300) return result;
      await take(response);
      return { ...result, response: Object.assign(response, { body: new Uint8Array() }) };
    };
  });
}

/** Hangs middleware on a command; the cast holds because these look only at what all commands have in common. */
function use(
  command: Watchable,
  place: { name: string; step: string; priority: string },
  middleware: (next: Next) => Next,
): void {
  command.middlewareStack.add(middleware as never, place as never);
}
