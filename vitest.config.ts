import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './test/slow-first.ts';

/** Tests that start the program or replace modules: each file has a process of its own. */
const PROGRAMS = [
  'test/e2e/**/*.test.ts',
  'test/robustness/program.test.ts',
  'test/workflow/reader-crash.test.ts',
  // The library that writes its .xls remembers the tables of letters other tests have loaded.
  'test/robustness/returned-files.test.ts',
];

// The programs that tests start need not strip the types of the same sources each time.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/test-programs');

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    env: { TZ: 'Asia/Vladivostok' },
    globalSetup: 'test/run-folder.ts',
    // By default one core is left to the transforming of sources, of which there is next to none here.
    maxWorkers: '100%',
    sequence: { sequencer: SlowFirst },
    projects: [
      { extends: true, test: { name: 'programs', include: PROGRAMS } },
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: PROGRAMS,
          // Sources are loaded once per process, by Node.js itself: no test here changes a module.
          isolate: false,
          experimental: { viteModuleRunner: false, nodeLoader: false },
        },
      },
    ],
  },
});
