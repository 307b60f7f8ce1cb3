import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import * as z from 'zod';

/** The header that names the use case of a request to the table. */
export const USE_CASE_HEADER = 'x-bench-use-case';

/** One request to the table, with the units that DynamoDB would charge. */
export interface TableCall {
  readonly useCase: string;
  /** `GetItem`, `TransactWriteItems` … */
  readonly operation: string;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Only the size of the table bounds the request: a Scan, or a Query without a limit. */
  readonly unbounded: boolean;
}

const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems']);
const consumed = z.object({ CapacityUnits: z.number() });
const answerSchema = z.looseObject({
  ConsumedCapacity: z.union([consumed.transform((one) => [one]), z.array(consumed)]),
});

/**
 * A proxy of the table engine. For every request that names its use case, it asks the engine for the consumed capacity
 * and reports it.
 *
 * A request that the engine refuses, such as one with a failed condition, counts no units, because the engine reports
 * none.
 */
export async function startTableMeter(endpoint: string, report: (call: TableCall) => void) {
  const server = createServer(async (request, response) => {
    const useCase = request.headers[USE_CASE_HEADER];
    const metered = typeof useCase === 'string';
    const body = await textOf(request);
    const answer = await fetch(endpoint, {
      method: request.method ?? 'POST',
      headers: headersOf(request),
      ...(body && { body: metered ? JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' }) : body }),
    });
    const text = await answer.text();
    if (metered) {
      const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
      const unbounded = operation === 'Scan' || (operation === 'Query' && !('Limit' in JSON.parse(body)));
      report({ useCase, operation, unbounded, ...unitsOf(operation, text) });
    }
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    async close(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function unitsOf(operation: string, answer: string): Pick<TableCall, 'readUnits' | 'writeUnits'> {
  const parsed = answerSchema.safeParse(JSON.parse(answer));
  const units = parsed.data?.ConsumedCapacity.reduce((total, { CapacityUnits }) => total + CapacityUnits, 0) ?? 0;
  return READS.has(operation) ? { readUnits: units, writeUnits: 0 } : { readUnits: 0, writeUnits: units };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** The headers that the engine reads. Length and connection headers belong to one connection and are not passed on. */
function headersOf(request: IncomingMessage): Record<string, string> {
  const kept = ['x-amz-target', 'content-type', 'authorization', 'x-amz-date'];
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
