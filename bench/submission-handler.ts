import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { synthesise } from '../infra/synthesise.ts';
import { setLambdaEnvironment } from '../local/aws/lambda/lambda-environment.ts';
import { readStack } from '../local/aws/stack/stack.ts';
import { createTables } from '../local/aws/table/create-table.ts';
import { startTableEngine } from '../local/aws/table/table-engine.ts';
import { submissionWrites } from '../shared/table/submission-store.ts';
import { submissionEvent, submissionOf, submittedAt } from './fictional-submission.ts';
import { columns, type Figure } from './figure.ts';
import { type Handler, loadHandler } from './load-handler.ts';
import { median, quantile } from './statistics.ts';
import type { Workbench } from './workbench.ts';

const WARM_UP_PAIRS = 100;
// The engine gets slower as its table grows, and a slow engine hides the cost of the handler. Few pairs are stricter.
const PAIRS = 300;
/** A disk would hide the cost of the handler, too. */
const IN_MEMORY = ':memory:';
const BUDGET_RATIO = 1.5;

/**
 * The submission handler against the bare transaction that it sends, in pairs on one engine. Handler and transaction
 * take turns at being first. The load of the machine affects both alike, so the ratio is meaningful even if the times
 * are not.
 */
export async function submissionHandler(workbench: Workbench): Promise<Figure> {
  const folder = await workbench.folder('submission');
  const [engine, { templatePath }] = await Promise.all([
    startTableEngine(IN_MEMORY),
    synthesise(join(folder, 'assembly')),
  ]);
  const restore = setLambdaEnvironment({ table: engine.endpoint, services: engine.endpoint });
  Reflect.set(globalThis, Symbol.for('subsidy.clock'), () => submittedAt);
  try {
    const tableName = await createTable(templatePath, folder);
    process.env.TABLE_NAME = tableName;
    const bundle = join(import.meta.dirname, '..', '.build', 'functions', 'submit-application');
    return figureOf(await measurePairs(await loadHandler(bundle), tableName));
  } finally {
    Reflect.deleteProperty(globalThis, Symbol.for('subsidy.clock'));
    delete process.env.TABLE_NAME;
    restore();
    await engine.close();
  }
}

async function createTable(templatePath: string, dataFolder: string): Promise<string> {
  const stack = readStack(templatePath, {});
  await createTables(stack, { realClock: false, dataFolder });
  const [table] = stack.resources('AWS::DynamoDB::Table');
  if (!table) throw new Error('The stack has no table');
  return stack.nameOf(table.logicalId);
}

interface Pair {
  readonly handler: number;
  readonly bare: number;
}

async function measurePairs(handler: Handler, name: string): Promise<readonly Pair[]> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const pairs: Pair[] = [];
  for (let pair = 0; pair < WARM_UP_PAIRS + PAIRS; pair += 1) {
    const event = submissionEvent(2 * pair);
    const { submission, idempotency } = await submissionOf(2 * pair + 1);
    const writes = submissionWrites({ name }, submission, idempotency);
    const viaHandler = () => timed(() => handler(event).then(expectCreated));
    const viaClient = () => timed(() => client.send(new TransactWriteCommand({ TransactItems: [...writes] })));
    const measured =
      pair % 2 === 0
        ? { handler: await viaHandler(), bare: await viaClient() }
        : await viaClient().then(async (bare) => ({ handler: await viaHandler(), bare }));
    if (pair >= WARM_UP_PAIRS) pairs.push(measured);
  }
  client.destroy();
  return pairs;
}

function expectCreated(answer: unknown): void {
  if (Object(answer).statusCode !== 201) throw new Error(`A submission was refused: ${JSON.stringify(answer)}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function figureOf(pairs: readonly Pair[]): Figure {
  const handler = pairs.map((pair) => pair.handler);
  const bare = pairs.map((pair) => pair.bare);
  const row = (what: string, of: (samples: readonly number[]) => number) => [
    what,
    of(handler),
    of(bare),
    of(handler) / of(bare),
  ];
  const extra = median(pairs.map((pair) => pair.handler - pair.bare));
  return {
    lines: [
      `${pairs.length} pairs after ${WARM_UP_PAIRS} to warm up`,
      ...columns([
        ['', 'handler ms', 'bare ms', 'ratio'],
        row('median', median),
        row('p95', (samples) => quantile(samples, 0.95)),
      ]),
      `the handler takes ${extra.toFixed(3)} ms more, median of the pairs`,
    ],
    verdicts: [
      {
        what: 'submission handler against the bare transaction, medians',
        measured: median(handler) / median(bare),
        budget: BUDGET_RATIO,
        unit: '×',
      },
    ],
  };
}
