import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { styleText } from 'node:util';
import { pino } from 'pino';
import { z } from 'zod';
import type { Progress } from '#lib/cli/progress.ts';
import { cannotWrite } from './data-folder.ts';

const recordSchema = z.looseObject({
  level: z.number(),
  msg: z.string().default(''),
  source: z.string().optional(),
});

const levels = { debug: 20, info: 30, warn: 40, error: 50 } as const;
const largestBytes = 20 * 1024 * 1024;

/** Everything that the supervisor and its children say: as JSON in a file, and in short on the terminal. */
export type RunLog = {
  path: string;
  /** A line that a child wrote. */
  output: (name: string, line: string, isError: boolean) => void;
  say: (level: keyof typeof levels, message: string, fields?: Record<string, unknown>) => void;
};

/**
 * Opens `<dataDir>/logs/rolecall.log`; a file that has grown large is kept as `rolecall.log.1`.
 *
 * @throws OperatorError if it cannot be written
 */
export function openRunLog(dataDir: string, progress: Progress): RunLog {
  const path = join(dataDir, 'logs/rolecall.log');
  const file = openFile(path, dataDir);
  let bytes = sizeOf(path);
  const write = (line: string) => {
    if (bytes > largestBytes) {
      renameSync(path, `${path}.1`);
      file.reopen();
      bytes = 0;
    }
    bytes += line.length + 1;
    file.write(`${line}\n`);
  };
  const record = (source: string, level: number, message: string, fields: Record<string, unknown> = {}) => {
    write(JSON.stringify({ level, time: Date.now(), source, msg: message, ...fields }));
    if (level >= levels.info) progress.line(readable(source, level, message));
  };
  const output = (name: string, line: string, isError: boolean) => {
    const parsed = parseRecord(line);
    if (parsed === null) return record(name, isError ? levels.warn : levels.debug, line);
    write(line);
    if (parsed.level >= levels.info) progress.line(readable(parsed.source ?? name, parsed.level, parsed.msg));
  };
  return {
    path,
    output,
    say: (level, message, fields) => record('rolecall', levels[level], message, fields),
  };
}

function openFile(path: string, dataDir: string) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return pino.destination({ dest: path, sync: true });
  } catch (error) {
    throw cannotWrite(dataDir, error);
  }
}

function readable(source: string, level: number, message: string): string {
  const time = styleText('dim', new Date().toLocaleTimeString('en-GB'));
  const text = `${source.padEnd(9)} ${message}`;
  return `${time} ${level >= levels.error ? styleText('red', text) : level >= levels.warn ? styleText('yellow', text) : text}`;
}

function parseRecord(line: string): z.infer<typeof recordSchema> | null {
  if (!line.startsWith('{')) return null;
  try {
    return recordSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
