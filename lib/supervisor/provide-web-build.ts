import { setTimeout as sleep } from 'node:timers/promises';
import { takeBuildTurn } from './build-turn.ts';
import { projectRoot } from './project-root.ts';
import { type BuildOptions, buildWeb, isBuilt } from './web-build.ts';

const lookEveryMs = 500;

/**
 * Makes sure that the web part is built from the sources as they are. While another process builds the same checkout,
 * that is waited for, and its result is used.
 *
 * @throws OperatorError with the end of the build's output if it fails
 */
export async function provideWebBuild(
  options: Omit<BuildOptions, 'onChild'>,
  root: string = projectRoot,
): Promise<void> {
  while (!(await isBuilt(root))) {
    const turn = takeBuildTurn(root);
    if (turn.isMine) {
      return buildUnlessBuilt({ ...options, onChild: turn.noteBuild }, root).finally(turn.end);
    }
    const { pid } = turn.holder;
    options.onProgress(0, null, `process ${pid} of this checkout builds it: waiting for that`);
    await sleep(lookEveryMs, undefined, { signal: options.signal });
  }
}

/** Another build may have ended just before the turn was taken. */
async function buildUnlessBuilt(options: BuildOptions, root: string): Promise<void> {
  if (!(await isBuilt(root))) await buildWeb(options, root);
}
