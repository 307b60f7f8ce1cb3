import * as z from 'zod/mini';
import { sign } from './signature.ts';

/** More than any answer of the contracts needs, and little enough to hold in memory while a counterpart misbehaves. */
const maximumAnswerBytes = 64 * 1024;

/** The address of a counterpart and how to call it. `key` is read at every call, so that a rotated key takes effect. */
export interface PortSettings {
  readonly baseUrl: string;
  readonly key: () => Promise<string>;
  readonly timeoutMilliseconds: number;
  readonly now: () => Date;
}

/** Why there was no answer, in one technical word that holds nothing of what was sent or received. */
export type Fault = 'timeout' | 'refused' | 'unreachable' | 'too-large' | 'not-json' | 'schema' | `status-${number}`;

/** The counterpart gave no usable answer. That says nothing about the question, so it is never a reason to refuse. */
export interface NoAnswer {
  readonly outcome: 'no-answer';
  readonly fault: Fault;
}

/** A request of one of the contracts; `path` starts with a slash and holds identifiers of ours only. */
export type PortRequest =
  | { readonly method: 'GET'; readonly path: string }
  | { readonly method: 'POST'; readonly path: string; readonly body: object; readonly idempotencyKey?: string };

export function noAnswer(fault: Fault): NoAnswer {
  return { outcome: 'no-answer', fault };
}

/**
 * Sends one signed request and returns the response, whatever its status; redirects are not followed.
 *
 * The time-out (milliseconds) covers the connection, the head and the later reading of the body. Nothing is retried
 * here: the caller knows what a repeated request may cost.
 *
 * @throws what `settings.key` throws, and TypeError where the base URL or a header is malformed: faults of ours, not
 * answers
 * @source docs/integrations.md, "Rules for all"
 */
export async function sendSigned(
  settings: PortSettings,
  request: PortRequest,
): Promise<{ readonly outcome: 'response'; readonly response: Response } | NoAnswer> {
  const url = new URL(`${settings.baseUrl.replace(/\/+$/, '')}${request.path}`);
  const rawBody = request.method === 'POST' ? JSON.stringify(request.body) : '';
  const timestampSeconds = Math.floor(settings.now().getTime() / 1000);
  const headers = new Headers({
    accept: 'application/json',
    // A connection kept while a Lambda is frozen is often dead, and would look like a counterpart that does not answer.
    connection: 'close',
    'x-timestamp': String(timestampSeconds),
    'x-signature': sign(await settings.key(), timestampSeconds, rawBody),
  });
  if (request.method === 'POST') headers.set('content-type', 'application/json');
  if (request.method === 'POST' && request.idempotencyKey) headers.set('idempotency-key', request.idempotencyKey);

  try {
    const response = await fetch(url, {
      method: request.method,
      headers,
      // Personal data must not follow a redirect to an address that is not configured.
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.timeoutMilliseconds),
      ...(request.method === 'POST' && { body: rawBody }),
    });
    return { outcome: 'response', response };
  } catch (error) {
    return noAnswer(faultOf(error));
  }
}

/** Sends and reads in one step, for the counterparts whose only answer has status 200. */
export async function askSigned<Answer>(
  settings: PortSettings,
  request: PortRequest,
  schema: z.core.$ZodType<Answer>,
): Promise<{ readonly outcome: 'answer'; readonly answer: Answer } | NoAnswer> {
  const sent = await sendSigned(settings, request);
  if (sent.outcome === 'no-answer') return sent;
  if (sent.response.status !== 200) return dismiss(sent.response);
  return readAnswer(sent.response, schema);
}

/** Reads the JSON body of a response, up to 64 KiB, and checks its shape; unknown fields are dropped. */
export async function readAnswer<Answer>(
  response: Response,
  schema: z.core.$ZodType<Answer>,
): Promise<{ readonly outcome: 'answer'; readonly answer: Answer } | NoAnswer> {
  const text = await readText(response);
  if (typeof text !== 'string') return text;
  const json = parseJson(text);
  if (json === undefined) return noAnswer('not-json');
  const parsed = z.safeParse(schema, json);
  return parsed.success ? { outcome: 'answer', answer: parsed.data } : noAnswer('schema');
}

/** Turns a response into `no-answer` by its status, without reading its body. */
export async function dismiss(response: Response): Promise<NoAnswer> {
  await release(response);
  return noAnswer(`status-${response.status}`);
}

/** Frees the connection of a response whose body is not needed. A body that breaks off then makes no difference. */
export async function release(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

async function readText(response: Response): Promise<string | NoAnswer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maximumAnswerBytes) return noAnswer('too-large');
      chunks.push(chunk);
    }
  } catch (error) {
    return noAnswer(faultOf(error));
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'TimeoutError') return 'timeout';
  // fetch names the failure of the network as the cause. Without a cause the request itself was malformed: a fault of
  // ours.
  if (!(error.cause instanceof Error)) throw error;
  const code = 'code' in error.cause ? error.cause.code : undefined;
  if (code === 'ECONNREFUSED') return 'refused';
  return code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT' ? 'timeout' : 'unreachable';
}
