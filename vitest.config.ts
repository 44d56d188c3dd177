import { defineConfig } from 'vitest/config';

/** A test that hangs is given up; none is measured against this, so that it holds on a machine with other work. */
const PATIENCE_MS = 300_000;

// Kinds of test, told apart by what they need: nothing, a build in dist/, a build and a browser, or a night.
export default defineConfig({
  test: {
    environment: 'node',
    expect: { poll: { timeout: PATIENCE_MS } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/site/**', 'tests/browser/**', 'tests/nightly/**', 'tests/fixtures/**'],
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          // One worker for all files: the pages of dist are read and parsed once, and lie in memory once.
          fileParallelism: false,
          isolate: false,
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/browser-server.ts',
          // One worker for all files, as for the site: focus does not survive a crowd.
          fileParallelism: false,
          isolate: false,
          testTimeout: PATIENCE_MS,
          // Two files build a site of their own first.
          hookTimeout: 3 * PATIENCE_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'nightly',
          // What `npm test` asks once or a few times is asked often here.
          include: ['tests/nightly/**/*.test.ts', 'tests/checks/killed.test.ts', 'tests/deploy/releases.test.ts'],
          env: { KILLS: '20' },
          globalSetup: 'tests/browser/browser-server.ts',
          fileParallelism: false,
          isolate: false,
          testTimeout: 3 * PATIENCE_MS,
          hookTimeout: 3 * PATIENCE_MS,
        },
      },
    ],
  },
});
