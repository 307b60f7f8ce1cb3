import createClient from 'openapi-fetch';
import type { Paths } from './paths.ts';
import { type Problem, ProblemError, SignInNeededError, UnreachableError } from './trouble.ts';

/** Where the access token comes from. */
export interface TokenSource {
  readonly accessToken: () => string | undefined;
  /** Gets another token without the person, once for all requests that wait for it. False where that is refused. */
  readonly renew: () => Promise<boolean>;
}

export type ApiClient = ReturnType<typeof apiClient>;

/**
 * The API as its contract types it.
 *
 * A request that is refused with 401 is repeated once with a renewed token. Every failure becomes one of three errors:
 * UnreachableError, SignInNeededError, ProblemError. Give the answer to `taken` to have the body or the error.
 */
export function apiClient(tokens: TokenSource, { send = fetch, baseUrl = location.origin }: ApiClientSettings = {}) {
  return createClient<Paths>({ baseUrl, fetch: (request: Request) => sendSignedIn(request, tokens, send) });
}

interface ApiClientSettings {
  readonly send?: (request: Request) => Promise<Response>;
  readonly baseUrl?: string;
}

async function sendSignedIn(
  request: Request,
  { accessToken, renew }: TokenSource,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  const attempt = async (): Promise<Response> => {
    // A request can be sent once only, so each attempt sends a copy.
    const copy = new Request(request.clone(), { cache: 'no-store', credentials: 'omit' });
    const token = accessToken();
    if (token !== undefined) copy.headers.set('authorization', `Bearer ${token}`);
    try {
      return await send(copy);
    } catch (error) {
      throw new UnreachableError('no answer', { cause: error });
    }
  };
  const first = await attempt();
  if (first.status !== 401) return first;
  if (!(await renew())) throw new SignInNeededError('the sign-in has ended');
  return attempt();
}

interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The body of a success.
 *
 * @throws ProblemError where the service refused; UnreachableError where something else answered in its place
 */
export async function taken<Data>(answer: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await answer.catch((cause: unknown) => {
    // openapi-fetch reads the body as JSON. What is none did not come from the service.
    if (cause instanceof SyntaxError) throw new UnreachableError('not JSON', { cause });
    throw cause;
  });
  if (data !== undefined && response.ok) return data;
  if (isProblem(error)) throw new ProblemError(error, retryAfterSeconds(response));
  throw new UnreachableError(`status ${response.status} without a problem`);
}

/** The Retry-After of an answer. The service gives it in seconds; a proxy may give a date, which is left out. */
function retryAfterSeconds({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after'));
  return Number.isInteger(seconds) && seconds > 0 ? seconds : undefined;
}

function isProblem(body: unknown): body is Problem {
  const { type, title, status, detail }: Readonly<Record<string, unknown>> = Object(body);
  return [type, title, detail].every((text) => typeof text === 'string') && typeof status === 'number';
}
