import * as z from 'zod';

/** The service did something else than the story says; the message holds what was asked and what came back. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure';
}

/** One request of the story; `token` is an access token, `expect` the status it must have (default 200). */
export interface Call<Answer> {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly schema: z.core.$ZodType<Answer>;
  readonly token?: string;
  readonly body?: object;
  readonly idempotencyKey?: string;
  readonly expect?: number;
}

export interface ServiceClient {
  readonly baseUrl: string;
  /**
   * Makes one request and reads its answer.
   *
   * @throws DemoFailure where nobody answers, the status is another one, or the body has another shape
   */
  readonly call: <Answer>(call: Call<Answer>) => Promise<Answer>;
}

// Moving the clock over weeks answers only when all that was due has happened.
const patienceMilliseconds = 60_000;

/** A plain client of the HTTP contract: nothing here knows how the service is made. */
export function serviceClient(baseUrl: string, timeoutMilliseconds = patienceMilliseconds): ServiceClient {
  return {
    baseUrl,
    call: async (call) => {
      const asked = `${call.method} ${call.path}`;
      const response = await send(baseUrl, call, timeoutMilliseconds).catch((error: unknown) => {
        throw new DemoFailure(`${asked}: no answer from ${baseUrl} (${String(error)})`);
      });
      const text = await response.text();
      if (response.status !== (call.expect ?? 200)) {
        throw new DemoFailure(`${asked}: expected ${call.expect ?? 200}, saw ${response.status}\n${text}`);
      }
      const parsed = z.safeParse(call.schema, json(text));
      if (!parsed.success) {
        throw new DemoFailure(`${asked}: unexpected answer: ${z.prettifyError(parsed.error)}\n${text}`);
      }
      return parsed.data;
    },
  };
}

function send<Answer>(baseUrl: string, call: Call<Answer>, timeoutMilliseconds: number): Promise<Response> {
  const { method, path, token, body, idempotencyKey } = call;
  return fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeoutMilliseconds),
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
