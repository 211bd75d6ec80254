import { isServerThere } from '#lib/queries/health.ts';
import { untilBack } from './waiting.ts';

/**
 * Tries something, and while the server is gone again whenever that answers.
 *
 * @throws what comes of it twice in a row though the server answers
 */
export async function whileGone<Result>(
  attempt: () => Promise<Result>,
  isThere: () => Promise<boolean> = isServerThere,
): Promise<Result> {
  while (true) {
    try {
      return await attempt();
    } catch {
      // It may have been gone for a moment only.
    }
    if (await isThere()) {
      try {
        return await attempt();
      } catch (error) {
        if (await isThere()) throw error;
      }
    }
    await untilBack();
  }
}

/** Resolves once the server answers, at once where it does. */
export async function untilThere(): Promise<void> {
  while (!(await isServerThere())) await untilBack();
}
