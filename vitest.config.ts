import { defineConfig } from 'vitest/config';

const folders = '{app,bench,bin,components,lib,prisma}/**';

export default defineConfig({
  test: {
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
