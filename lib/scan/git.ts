import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Runs the system's `git` in a folder. It changes nothing there, asks nothing and fetches nothing. */
export type Git = {
  /** What a command prints. Throws a GitFailure if it fails. */
  text: (args: readonly string[]) => Promise<string>;
  /** What a command prints, as it prints it. `input` goes to its standard input. */
  stream: (args: readonly string[], input?: AsyncIterable<string>) => AsyncGenerator<Buffer, void, void>;
};

/** Why `git` did not do what it was asked to. `isMissing`: there is no `git`. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';
  readonly isMissing: boolean;

  constructor(message: string, isMissing: boolean) {
    super(message);
    this.isMissing = isMissing;
  }
}

/** A repository may be a stranger's: nothing that its configuration names is run. */
const harmless = [
  ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'],
  ...['-c', 'log.showSignature=false', '-c', 'diff.external=', '--no-pager'],
];

const mostErrorCharacters = 500;

/** A `git` that works in `folder` until `signal` is aborted. */
export function createGit(folder: string, signal?: AbortSignal): Git {
  const stream: Git['stream'] = async function* (args, input) {
    const child = spawn('git', ['-C', folder, ...harmless, ...args], {
      env: quietEnvironment(),
      stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    });
    const { stdin, stdout, stderr } = child;
    let said = '';
    stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(0, mostErrorCharacters);
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', (error) => reject(asFailure(error)));
      child.on('close', resolve);
    });
    ended.catch(() => {});
    if (input && stdin) feed(stdin, input).catch((error) => child.kill() && stdout?.destroy(error));
    let isRead = false;
    try {
      if (stdout) for await (const chunk of stdout) yield chunk as Buffer;
      isRead = true;
    } finally {
      if (!isRead) child.kill();
    }
    const code = await ended;
    if (code !== 0) throw new GitFailure(said.trim().split('\n')[0] || `git ended with code ${code}.`, false);
  };
  const text: Git['text'] = async (args) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream(args)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  };
  return { text, stream };
}

const closed = new Set(['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Gives a `git` its input; one that ends before it has read all of it says itself why. */
async function feed(stdin: Writable, input: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(input, stdin);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && closed.has(String(error.code)))) throw error;
  }
}

/** Without what a hook or a caller's `git` has set, which would lead it elsewhere. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...(Object.fromEntries(kept) as NodeJS.ProcessEnv),
    ...{ GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
  };
}

function asFailure(error: NodeJS.ErrnoException): Error {
  if (error.name === 'AbortError') return error;
  return new GitFailure(error.message, error.code === 'ENOENT');
}

/** Cuts a stream into records that end with a byte, as text. */
export async function* recordsOf(
  chunks: AsyncIterable<Buffer>,
  end: '\0' | '\n',
): AsyncGenerator<string, void, void> {
  const byte = end.charCodeAt(0);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let at = rest.indexOf(byte); at >= 0; at = rest.indexOf(byte, from)) {
      yield rest.toString('utf8', from, at);
      from = at + 1;
    }
    rest = rest.subarray(from);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}
