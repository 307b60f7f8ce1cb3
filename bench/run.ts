import { availableParallelism, cpus, loadavg } from 'node:os';
import { bundles } from './bundles.ts';
import { type Figure, isMet, verdictLine } from './figure.ts';
import { roundTrips } from './round-trips.ts';
import { startTimes } from './start-times.ts';
import { submissionHandler } from './submission-handler.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const figures: Readonly<Record<string, (workbench: Workbench) => Promise<Figure>>> = {
  submission: submissionHandler,
  bundles,
  'round-trips': roundTrips,
  'start-times': startTimes,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in figures));
if (unknown.length > 0) {
  console.error(`No figure is called ${unknown.join(', ')}. There are: ${Object.keys(figures).join(', ')}.`);
  process.exit(1);
}

console.log(`${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}, ${loadText()}`);
const workbench = await openWorkbench();
const verdicts: Figure['verdicts'][number][] = [];
try {
  for (const [name, measure] of Object.entries(figures)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const startedAt = performance.now();
    const figure = await measure(workbench);
    verdicts.push(...figure.verdicts);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(`\n## ${name} (${seconds} s, ${loadText()})\n\n${figure.lines.join('\n')}`);
  }
} finally {
  await workbench.clear();
}
console.log(`\n## Against the budgets\n\n${verdicts.map(verdictLine).join('\n')}`);
process.exitCode = verdicts.every(isMet) ? 0 : 1;

/** How busy the machine is with all its work. Figures in seconds mean little on a busy machine. */
function loadText(): string {
  return `load ${loadavg()[0]?.toFixed(2)}`;
}
