import { z } from 'zod';
import { readProcessStart } from '#lib/db/embedded-process.ts';

/** A process by its number and its beginning, because numbers are used again. */
export const notedProcessSchema = z.object({ pid: z.number(), processStart: z.string() });

/** A process that a file names, which may have ended since. */
export type NotedProcess = z.infer<typeof notedProcessSchema>;

/** How a file names a process. */
export function nameProcess(pid: number): NotedProcess {
  return { pid, processStart: readProcessStart(pid) ?? '' };
}

/** Whether that very process still runs. */
export function isAlive({ pid, processStart }: NotedProcess): boolean {
  return readProcessStart(pid) === processStart;
}
