import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '#lib/config/operator-error.ts';
import { isAlive, type NotedProcess, nameProcess, notedProcessSchema } from './noted-process.ts';

const noteSchema = notedProcessSchema.extend({
  command: z.string(),
  startedAt: z.string(),
  children: z.array(notedProcessSchema),
  /** Of the dashboard, once it answers. */
  url: z.string().optional(),
  /** Of the embedded database, once it runs. */
  databaseUrl: z.string().optional(),
  /** Of the demo's simulated AWS. */
  simulatedAwsUrl: z.string().optional(),
});

/** What a running Rolecall says about itself in its data folder. */
export type RunningNote = z.infer<typeof noteSchema>;

/** A data folder that this process holds. */
export type HeldFolder = {
  /** Adds to what the folder says about this run. */
  note: (more: Partial<Pick<RunningNote, 'url' | 'databaseUrl' | 'simulatedAwsUrl'>>) => void;
  /** Notes a child, so that whoever takes over after a crash can wait for its end. */
  noteChild: (pid: number) => void;
  /** Children of a killed run that held the folder before; some may still be ending. */
  leftovers: NotedProcess[];
  release: () => void;
};

const fileName = 'running.json';

/**
 * Takes the data folder for this process, making it if needed. What a killed process left behind is taken over.
 *
 * @throws OperatorError naming who holds it, or why it cannot be written
 */
export function holdDataFolder(dataDir: string, command: string): HeldFolder {
  const path = join(dataDir, fileName);
  const startedAt = new Date().toISOString();
  let current: RunningNote = { ...nameProcess(process.pid), command, startedAt, children: [] };
  const save = (more: Partial<RunningNote>) => {
    current = { ...current, ...more };
    writeFileSync(`${path}.new`, JSON.stringify(current), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  try {
    mkdirSync(dataDir, { recursive: true });
    const leftovers = claim(path, current, dataDir);
    return {
      note: save,
      noteChild: (pid) => save({ children: [...current.children.filter(isAlive), nameProcess(pid)] }),
      leftovers,
      release: () => rmSync(path, { force: true }),
    };
  } catch (error) {
    throw error instanceof OperatorError ? error : cannotWrite(dataDir, error);
  }
}

/** An error of writing to a data folder, as the operator can mend it. */
export function cannotWrite(dataDir: string, error: unknown): OperatorError {
  return new OperatorError(`The data folder ${dataDir} cannot be written: ${(error as Error).message}.`, {
    next: 'Mend its permissions, or name another one in ROLECALL_DATA_DIR.',
    cause: error,
  });
}

/** Who runs on the data folder now; null if nobody does. */
export function readRunning(dataDir: string): RunningNote | null {
  const note = readNote(join(dataDir, fileName));
  return note !== null && isAlive(note) ? note : null;
}

function claim(path: string, note: RunningNote, dataDir: string): NotedProcess[] {
  const write = () => writeFileSync(path, JSON.stringify(note), { flag: 'wx', mode: 0o600 });
  try {
    write();
    return [];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = readNote(path);
    if (holder !== null && isAlive(holder)) throw held(holder, dataDir);
    rmSync(path, { force: true });
    write();
    return holder?.children.filter(isAlive) ?? [];
  }
}

function held({ pid, command, startedAt, url }: RunningNote, dataDir: string): OperatorError {
  const where = url === undefined ? '' : ` Its dashboard is at ${url}.`;
  return new OperatorError(
    `\`rolecall ${command}\` already runs on the data folder ${dataDir}: process ${pid}, since ${startedAt}.${where}`,
    {
      next: `End it first (kill ${pid}), or name another folder: ROLECALL_DATA_DIR=.rolecall/second PORT=3001 ${usualCommand(command)}`,
    },
  );
}

function readNote(path: string): RunningNote | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function usualCommand(command: string): string {
  return command === 'demo' ? 'npm run demo' : 'npm start';
}
