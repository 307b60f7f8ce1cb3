import { defineConfig } from 'vitest/config';

/**
 * Tests whose files may share a worker process, so that a worker loads each module only once. Such a test restores
 * every environment variable and global that it sets. The tests of functions/http and functions/runtime are not among
 * them: their subjects keep state in modules (logger, metrics, environment).
 */
const sharing = ['test/{architecture,docs,infra,shared}/**/*.test.ts', 'test/functions/!(http|runtime)/**/*.test.ts'];

/** What `npm test` does in a browser: a citizen applies, and somebody objects. */
const oftenInBrowser = [
  'test/browser/{apply,objection}.test.ts',
  'test/browser/support/*.test.ts',
  'test/browser/tour/tour.test.ts',
];

/**
 * What takes long and seldom fails has a command of its own, `npm run test:long`, which CI runs too: all other work in
 * a browser, each page in each state, most of what a case can run into after its approval or its refusal, years that
 * pass, starts that fail, a service that is killed or raced, removals that are killed, ten thousand cases in the
 * reports, a long results file of a bank.
 */
const long = [
  'test/journeys/{deaths,delegations,exports,messages,missing-holidays,objectors,rechecks,retention}.test.ts',
  'test/journeys/objections-{after-the-close,as-complaints,at-the-counter,extended}.test.ts',
  'test/journeys/{refusal-receipts-of-two-years,remedies,remedies-decided,remedies-in-the-way}.test.ts',
  'test/journeys/{remedies-of-last-year,reversals,reversals-years-later,silent-registers}.test.ts',
  'test/journeys/suspensions-{decided,racing,refused}.test.ts',
  'test/journeys/{what-if,withdrawals,withdrawals-under-objection}.test.ts',
  'test/exports/killed-writing.test.ts',
  'test/payment-batch/many-results.test.ts',
  'test/functions/retention/{random,killed}-removals.test.ts',
  'test/reports/ten-thousand-cases.test.ts',
  'test/local/{*-survives-kill,restart,silent-message-gateway,starting-and-stopping}.test.ts',
];

/** A process for each file: these tests start services, open ports, or need modules of their own. */
const isolated = ['test/!(browser)/**/*.test.{ts,tsx}', ...oftenInBrowser];

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
      { test: { ...every, name: 'sharing', include: sharing, exclude: long, isolate: false } },
      { test: { ...every, name: 'isolated', include: isolated, exclude: [...sharing, ...long] } },
      { test: { ...every, name: 'long', include: [...long, 'test/browser/**/*.test.ts'], exclude: oftenInBrowser } },
    ],
  },
});
