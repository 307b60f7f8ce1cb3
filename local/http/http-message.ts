/** An HTTP request whose body has been read. */
export interface HttpRequest {
  readonly method: string;
  /** The path as it was sent, still percent-encoded and without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The query as it was sent, without the question mark. */
  readonly search: string;
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[];
  /** The value of a header, by its name in lower case. */
  readonly header: (name: string) => string | undefined;
  /** The text of the body; undefined if the body is larger than the server allows. */
  readonly body: string | undefined;
  /** The same before it was read as UTF-8. */
  readonly bytes?: Buffer | undefined;
  readonly sourceIp: string;
  /** Aborts when the connection closes, so that work for a client that has left can end. */
  readonly gone: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
}

/** An answer of JSON, before it is text. A status of 400 or more carries problem details (RFC 9457). */
export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The HTTP answer of a JSON answer, with the media type that its status calls for. */
export function httpAnswer({ status, body }: JsonAnswer, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  return {
    status,
    headers: { 'content-type': `${type}; charset=utf-8`, ...headers },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}
