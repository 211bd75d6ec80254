import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{app,bin,components,lib,prisma}/**/*.test.ts'], exclude: ['**/*.db.test.ts'] } },
      {
        test: {
          name: 'database',
          include: ['{app,bin,components,lib,prisma}/**/*.db.test.ts'],
          globalSetup: ['lib/db/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
