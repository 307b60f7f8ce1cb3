import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { startTableEngine } from '../local/aws/table/table-engine.ts';
import { startLocalService } from '../local/service.ts';
import { columns, type Figure } from './figure.ts';
import { type FunctionMeter, meterFunctions, synthesiseMetered } from './function-meter.ts';
import { followHappyPath } from './happy-path.ts';
import { sum } from './statistics.ts';
import { startTableMeter, type TableCall } from './table-meter.ts';
import type { Workbench } from './workbench.ts';

const BUDGET_TRANSITIONS = 22;
const SWEEP = 'sweep-open-applications';

/**
 * What one case costs on its happy path: requests and request units per call of each function, and the transitions of
 * the workflow.
 *
 * The units are the consumed capacity that the table engine reports, by DynamoDB's rules, indexes included.
 */
export async function roundTrips(workbench: Workbench): Promise<Figure> {
  const dataFolder = await workbench.folder('round-trips');
  const tableCalls: TableCall[] = [];
  const engine = await startTableEngine(join(dataFolder, 'bench.db'));
  const table = await startTableMeter(engine.endpoint, (call) => tableCalls.push(call));
  const functions = meterFunctions();
  const before = process.env.DYNAMODB_ENDPOINT;
  process.env.DYNAMODB_ENDPOINT = table.url;
  try {
    const service = await startLocalService({ port: 0, dataFolder, synthesise: synthesiseMetered });
    try {
      await followHappyPath(service.url);
      return figureOf(functions, tableCalls, await transitions(dataFolder));
    } finally {
      await service.close();
    }
  } finally {
    if (before === undefined) delete process.env.DYNAMODB_ENDPOINT;
    else process.env.DYNAMODB_ENDPOINT = before;
    functions.close();
    await table.close();
    await engine.close();
  }
}

const executionSchema = z.object({ status: z.string(), transitions: z.int() });

/** The transitions of the only execution, as the local run's DescribeExecution counts them. */
async function transitions(dataFolder: string): Promise<number> {
  const [first = '{}'] = (await readFile(join(dataFolder, 'executions.jsonl'), 'utf8')).split('\n');
  const { arn } = z.object({ arn: z.string() }).parse(JSON.parse(first));
  const answer = await fetch(String(process.env.AWS_ENDPOINT_URL_SFN), {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSStepFunctions.DescribeExecution' },
    body: JSON.stringify({ executionArn: arn }),
  });
  const execution = executionSchema.parse(await answer.json());
  if (execution.status !== 'SUCCEEDED') throw new Error(`The execution of the happy path is ${execution.status}`);
  return execution.transitions;
}

function figureOf(functions: FunctionMeter, tableCalls: readonly TableCall[], transitionCount: number): Figure {
  const rows = [...functions.invocations].map(([useCase, calls]) => {
    const own = tableCalls.filter((call) => call.useCase === useCase);
    const others = functions.otherCalls.filter((call) => call.useCase === useCase);
    return {
      useCase,
      calls,
      table: own.length,
      operations: [...new Set([...own, ...others].map(({ operation }) => operation))].join(', '),
      others: others.length,
      readUnits: sum(own.map((call) => call.readUnits)),
      writeUnits: sum(own.map((call) => call.writeUnits)),
    };
  });
  const ofCase = rows.filter(({ useCase }) => useCase !== SWEEP);
  const total = (value: (row: (typeof rows)[number]) => number) => sum(ofCase.map(value));
  return {
    lines: [
      'per call of a function: requests to the table, other requests, read and write request units',
      ...columns([
        ['function', 'calls', 'table', 'other', 'RRU', 'WRU', 'operations'],
        ...rows.map(({ useCase, calls, table, others, readUnits, writeUnits, operations }) => [
          useCase,
          calls,
          table / calls,
          others / calls,
          readUnits / calls,
          writeUnits / calls,
          operations,
        ]),
      ]),
      `the whole case, without the sweep: ${total(({ calls }) => calls)} calls, ${total(({ table }) => table)} requests to the table, ` +
        `${total(({ readUnits }) => readUnits)} RRU, ${total(({ writeUnits }) => writeUnits)} WRU`,
    ],
    verdicts: [
      {
        what: 'state transitions of a happy-path case',
        measured: transitionCount,
        budget: BUDGET_TRANSITIONS,
        unit: '',
      },
      {
        what: 'requests to the table that nothing bounds (Scan, or Query without Limit)',
        measured: tableCalls.filter(({ unbounded }) => unbounded).length,
        budget: 0,
        unit: '',
      },
    ],
  };
}
