// Builds the web part unless `.next` holds a build of the sources as they are.
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';
import { provideWebBuild } from './provide-web-build.ts';
import { isBuilt } from './web-build.ts';

if (await isBuilt()) {
  console.log('The web part is built already.');
} else {
  try {
    await provideWebBuild({
      logPath: join(projectRoot, '.next/build.log'),
      onProgress: (_done, _total, detail) => console.log(detail),
      signal: new AbortController().signal,
    });
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
