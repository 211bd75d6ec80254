import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const folders = '{app,bench,bin,components,lib,prisma}/**';

export default defineConfig({
  test: {
    // Most tests wait, for a database or a server: more files than cores at once, or two cores would take one at a time.
    maxWorkers: availableParallelism() + 1,
    // To load all modules anew for each file took a quarter of the time. Whoever stubs something global takes it back.
    isolate: false,
    setupFiles: ['lib/config/testing/restore-environment.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${folders}/*.test.ts`],
          exclude: [`${folders}/*.db.test.ts`],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'database',
          include: [`${folders}/*.db.test.ts`],
          globalSetup: ['lib/db/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
