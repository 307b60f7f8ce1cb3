import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { glob, rename, writeFile } from 'node:fs/promises';
import { ClientRequest } from 'node:http';
import { join } from 'node:path';
import { synthesise } from '../infra/synthesise.ts';
import { USE_CASE_HEADER } from './table-meter.ts';

/** How often each function was called, and which requests it made apart from those to the table. */
export interface FunctionMeter {
  readonly invocations: ReadonlyMap<string, number>;
  /** `operation` is `StartExecution`, `GetSecretValue`, or `HTTP` for a request to an outside system. */
  readonly otherCalls: readonly { readonly useCase: string; readonly operation: string }[];
  readonly close: () => void;
}

const INVOKED = Symbol.for('bench.invoked');

/** Replaces the `index.mjs` of a bundle. The environment holds the function's name while it loads. */
const WRAPPER = `
import { handler as bundled } from './bundle.mjs';
const name = process.env.AWS_LAMBDA_FUNCTION_NAME;
export const handler = (event, context) =>
  globalThis[Symbol.for('bench.invoked')](name, () => bundled(event, context));
`;

/** Synthesises the stack with every function wrapped, so that a meter knows which function makes a request. */
export async function synthesiseMetered(outdir: string): Promise<{ readonly templatePath: string }> {
  const { templatePath, assemblyFolder } = await synthesise(outdir);
  for await (const folder of glob('asset.*', { cwd: assemblyFolder })) {
    const index = join(assemblyFolder, folder, 'index.mjs');
    // The file may be a link to the bundle. The link is renamed, and the bundle does not change.
    await rename(index, join(assemblyFolder, folder, 'bundle.mjs'));
    await writeFile(index, WRAPPER);
  }
  return { templatePath };
}

/** Observes every request of this process, and marks those to the table with the function that makes them. */
export function meterFunctions(): FunctionMeter {
  const current = new AsyncLocalStorage<string>();
  const invocations = new Map<string, number>();
  const otherCalls: { useCase: string; operation: string }[] = [];
  Reflect.set(globalThis, INVOKED, (physicalName: string, work: () => unknown) => {
    const useCase = physicalName.replace(/^subsidy-[a-z]+-/, '');
    invocations.set(useCase, (invocations.get(useCase) ?? 0) + 1);
    return current.run(useCase, work);
  });

  const onSdkRequest = (message: unknown): void => {
    const useCase = current.getStore();
    const request: unknown = Reflect.get(Object(message), 'request');
    if (useCase === undefined || !(request instanceof ClientRequest)) return;
    const [service = '', operation = ''] = String(request.getHeader('x-amz-target')).split('.');
    if (service.startsWith('DynamoDB_')) request.setHeader(USE_CASE_HEADER, useCase);
    else otherCalls.push({ useCase, operation });
  };
  const onFetch = (): void => {
    const useCase = current.getStore();
    if (useCase !== undefined) otherCalls.push({ useCase, operation: 'HTTP' });
  };
  subscribe('http.client.request.created', onSdkRequest);
  subscribe('undici:request:create', onFetch);
  return {
    invocations,
    otherCalls,
    close() {
      unsubscribe('http.client.request.created', onSdkRequest);
      unsubscribe('undici:request:create', onFetch);
      Reflect.deleteProperty(globalThis, INVOKED);
    },
  };
}
