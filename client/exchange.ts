import { UnexpectedAnswerError } from './unexpected-answer.ts';

/** One HTTP request, ready to be sent. */
export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
}

/** What came back, before it is checked against a contract. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed text; undefined if it is not JSON. */
  readonly json: unknown;
}

/**
 * Sends a request and reads its answer to the end.
 *
 * @throws UnexpectedAnswerError if no answer came within the time
 */
export async function exchange(
  { method, url, headers, body }: PlainRequest,
  timeoutMilliseconds: number,
): Promise<PlainAnswer> {
  try {
    const response = await fetch(url, {
      method,
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  } catch (error) {
    throw new UnexpectedAnswerError(`${method} ${url}: no answer (${String(error)})`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
