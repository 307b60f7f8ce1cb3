import { agencyNames } from '../../functions/export/agency-names.ts';
import { exportFiles } from '../../functions/export/export-files.ts';
import { EXPORT_PORTIONS, writeExport } from '../../functions/export/write-export.ts';
import { timeLimit } from '../../functions/runtime/time-limit.ts';
import { policies } from '../../shared/policy/policies.ts';
import { exportStore } from '../../shared/table/export-store.ts';
import { exportedCaseStore } from '../../shared/table/exported-case-store.ts';
import { tableNamed } from '../../shared/table/table.ts';

/**
 * Writes one export to its end, in a process whose heap is capped from outside, and prints what it took as JSON.
 *
 * Usage: node --max-old-space-size=64 bench/exports/write-in-process.ts TABLE BUCKET EXPORT SECONDS
 */
const [tableName = '', bucket = '', exportId = '', seconds = '80'] = process.argv.slice(2);
const table = tableNamed(tableName);
let requests = 0;
table.client.middlewareStack.add(
  (next) => (input) => {
    requests += 1;
    return next(input);
  },
  { step: 'build' },
);
const queued = [{ exportId }];
let messages = 0;
const most = { heap: 0, rss: 0 };
const watch = setInterval(() => {
  const { heapUsed, external, rss } = process.memoryUsage();
  most.heap = Math.max(most.heap, heapUsed + external);
  most.rss = Math.max(most.rss, rss);
}, 5);
const deps = {
  exports: exportStore(table),
  cases: exportedCaseStore(table),
  files: exportFiles(bucket),
  queue: { add: async (added: readonly { readonly exportId: string }[]) => void queued.push(...added) },
  agencyName: agencyNames(policies),
  portions: EXPORT_PORTIONS,
  now: () => new Date(),
};
const startedAt = performance.now();
for (let message = queued.shift(); message; message = queued.shift()) {
  messages += 1;
  await writeExport(message, { ...deps, mayGoOn: timeLimit(Number(seconds) * 1000) });
}
clearInterval(watch);
console.log(JSON.stringify({ milliseconds: performance.now() - startedAt, messages, requests, ...most }));
