import { defineConfig } from 'vitest/config';

const core = ['test/core/**/*.test.ts', 'test/architecture.test.ts'];
/** What says so in its name, and two folders: whole programs in stories, and a real PostgreSQL server. */
const slow = ['test/**/*.slow.test.ts', 'test/scenarios/**/*.test.ts', 'test/store/postgres/**/*.test.ts'];
const globalSetup = ['test/support/global-setup.ts'];

/** Three tiers, a project each: `npm test` runs them all. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    setupFiles: ['test/support/sizes.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    projects: [
      // What is pure can share a process: nothing leaks from one file into another.
      { extends: true, test: { name: 'core', include: core, exclude: slow, isolate: false } },
      {
        extends: true,
        test: { name: 'platforms', include: ['test/**/*.test.ts'], exclude: [...core, ...slow], globalSetup },
      },
      // Whole programs and browsers: on a busy machine a story takes twice its usual time.
      { extends: true, test: { name: 'slow', include: slow, globalSetup, testTimeout: 60_000 } },
    ],
  },
});
