import { defineConfig } from 'vitest/config';

/**
 * Tests whose files may share a worker process, so that a worker loads each module only once. Such a test restores
 * every environment variable and global that it sets. The tests of functions/http and functions/runtime are not among
 * them: their subjects keep state in modules (logger, metrics, environment).
 */
const sharing = ['test/{architecture,docs,infra,shared}/**/*.test.ts', 'test/functions/!(http|runtime)/**/*.test.ts'];

/**
 * What takes long and seldom fails has a command of its own, `npm run test:long`, which CI runs too: every page in
 * every state, years that pass, starts that fail, a service that is killed or raced, the panel of the local run.
 */
const long = [
  'test/browser/tour/accessibility-*.test.ts',
  'test/browser/{local-panel,public-pages,staff-cases,whole-case}.test.ts',
  'test/journeys/{missing-holidays,rechecks,silent-registers,suspensions-racing}.test.ts',
  'test/journeys/{refusal-receipts-of-two-years,remedies-of-last-year,reversals-years-later}.test.ts',
  'test/local/{*-survives-kill,restart,starting-and-stopping}.test.ts',
];

const every = {
  environment: 'node',
  pool: 'forks',
  maxWorkers: 2,
  // No test may depend on the speed of the machine: the limits only end a test that hangs.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000 } },
} as const;

export default defineConfig({
  test: {
    // Once for all projects.
    globalSetup: ['test/support/temporary-folder.ts', 'test/support/table-engine.ts'],
    projects: [
      { test: { ...every, name: 'sharing', include: sharing, isolate: false } },
      // A process for each file: these tests start services, open ports, or need modules of their own.
      { test: { ...every, name: 'isolated', include: ['test/**/*.test.{ts,tsx}'], exclude: [...sharing, ...long] } },
      { test: { ...every, name: 'long', include: long } },
    ],
  },
});
