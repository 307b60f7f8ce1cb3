import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { appendFileSync, writeFileSync } from 'node:fs';
import { ClientRequest } from 'node:http';
import type { HttpAnswer, HttpRequest } from '../../http/http-message.ts';
import { startHttpServer } from '../../http/http-server.ts';
import { actionsOfRequest } from './actions-of-request.ts';
import { actionsOnObjects } from './actions-on-objects.ts';

/** Records which function makes which call to AWS. */
export interface CallRecorder {
  /** Makes a call of a function; requests that it sends are recorded as this function's. */
  readonly during: <T>(functionArn: string, call: () => T) => T;
  /** An address to give to the functions in place of an endpoint. Requests are recorded and passed on to it. */
  readonly relay: (endpoint: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Node tells of each request when its headers may still be set. */
const CREATED = 'http.client.request.created';
/** Functions share a process, so nothing else in a request would say who sent it. */
const CALLER = 'x-local-calling-function';
/** DynamoDB's limit on a transaction is 4 MB. */
const MOST_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Records into a file, one JSON text (`AwsCall`) a line. A call that comes again is not written again.
 *
 * A request without a rule is written with the action `unknown`, so that whoever reads the file learns of it.
 *
 * @param stateMachines the ARNs of the stack's state machines
 */
export function callRecorder(file: string, stateMachines: readonly string[]): CallRecorder {
  const caller = new AsyncLocalStorage<string>();
  const written = new Set<string>();
  const closers: (() => Promise<void>)[] = [];
  writeFileSync(file, '');

  const nameCaller = (message: unknown): void => {
    const functionArn = caller.getStore();
    const { request } = Object(message);
    if (functionArn !== undefined && request instanceof ClientRequest) request.setHeader(CALLER, functionArn);
  };
  subscribe(CREATED, nameCaller);

  const record = (request: HttpRequest): void => {
    const { header } = request;
    const functionArn = header(CALLER);
    if (functionArn === undefined) return;
    for (const action of actionsOrUnknown(request, stateMachines)) {
      const line = JSON.stringify({ caller: functionArn, ...action });
      if (written.has(line)) continue;
      written.add(line);
      appendFileSync(file, `${line}\n`);
    }
  };

  const relay = async (endpoint: string): Promise<string> => {
    const server = await startHttpServer({
      port: 0,
      mostBodyBytes: MOST_BODY_BYTES,
      answer: (request) => {
        record(request);
        return passedOn(request, endpoint);
      },
      // As if the connection to the endpoint itself had failed.
      failed: () => 'cut',
    });
    closers.push(() => {
      server.stopListening();
      server.closeConnections();
      return server.ended();
    });
    return server.url;
  };

  return {
    during: (functionArn, call) => caller.run(functionArn, call),
    relay,
    async close() {
      unsubscribe(CREATED, nameCaller);
      await Promise.all(closers.map((closeRelay) => closeRelay()));
    },
  };
}

function actionsOrUnknown({ header, body, method, path }: HttpRequest, stateMachines: readonly string[]) {
  const target = header('x-amz-target');
  try {
    return target === undefined ? actionsOnObjects(method, path) : actionsOfRequest(target, body ?? '', stateMachines);
  } catch (error) {
    return [{ action: 'unknown', resource: error instanceof Error ? error.message : String(error) }];
  }
}

/** Headers of one connection, not of the request. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

async function passedOn(
  { method, path, search, rawHeaders, header, bytes, gone }: HttpRequest,
  to: string,
): Promise<HttpAnswer> {
  const names = rawHeaders.filter((_, index) => index % 2 === 0);
  const headers = new Headers();
  names.forEach((name, index) => {
    if (!OF_THE_CONNECTION.has(name.toLowerCase())) headers.append(name, rawHeaders[2 * index + 1] ?? '');
  });
  headers.delete(CALLER);
  // An address that is signed is signed for the host to which it was given.
  headers.set('x-forwarded-host', header('host') ?? '');
  const answer = await fetch(new URL(search === '' ? path : `${path}?${search}`, to), {
    method,
    headers,
    signal: gone,
    ...(bytes !== undefined && method !== 'GET' && method !== 'HEAD' && { body: new Uint8Array(bytes) }),
  });
  const kept = [...answer.headers].filter(([name]) => !OF_THE_CONNECTION.has(name) && name !== 'content-encoding');
  return { status: answer.status, headers: Object.fromEntries(kept), body: Buffer.from(await answer.arrayBuffer()) };
}
