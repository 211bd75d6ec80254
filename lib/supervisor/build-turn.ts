import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isAlive, type NotedProcess, nameProcess, notedProcessSchema } from './noted-process.ts';

/** Who has the turn, and the process that builds for them once there is one. */
const noteSchema = z.object({ holder: notedProcessSchema, build: notedProcessSchema.optional() });

/** The turn to build the web part of a checkout: at most one process has it. */
export type BuildTurn = {
  isMine: true;
  /** Notes the process that builds, so that after a crash somebody can end it. */
  noteBuild: (pid: number) => void;
  end: () => void;
};

/**
 * Takes the turn to build; or tells who has it. The turn of a killed process is taken over, and what it left building
 * is ended at once.
 */
export function takeBuildTurn(root: string): BuildTurn | { isMine: false; holder: NotedProcess } {
  // Of all that is in `.next`, a build leaves only the cache where it is.
  const path = join(root, '.next/cache/rolecall-build.json');
  const holder = nameProcess(process.pid);
  mkdirSync(dirname(path), { recursive: true });
  if (!createWhole(path, JSON.stringify({ holder }))) {
    const other = readNote(path);
    if (other !== null && isAlive(other.holder)) return { isMine: false, holder: other.holder };
    if (other?.build && isAlive(other.build)) process.kill(-other.build.pid, 'SIGKILL');
    rmSync(path, { force: true });
    return takeBuildTurn(root);
  }
  return {
    isMine: true,
    noteBuild: (pid) => {
      writeFileSync(`${path}.new`, JSON.stringify({ holder, build: nameProcess(pid) }));
      renameSync(`${path}.new`, path);
    },
    end: () => rmSync(path, { force: true }),
  };
}

/** Creates a file with its content in one step, so that nobody reads half of it; false if it is there already. */
function createWhole(path: string, content: string): boolean {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, content);
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function readNote(path: string): z.infer<typeof noteSchema> | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
