import { randomUUID } from 'node:crypto';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../stack/resolve-intrinsics.ts';
import type { MatchedRoute } from './gateway-routes.ts';

/** An incoming request. */
export interface GatewayRequest {
  readonly requestId: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The query as it was sent, where it came over HTTP. */
  readonly search?: string;
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[];
  readonly body: string;
  /** The body before it was read as UTF-8, where it came over HTTP. */
  readonly bytes?: Buffer | undefined;
  readonly sourceIp: string;
  readonly at: Date;
}

const API_ID = 'local';
const STAGE = 'local';

type Values = Readonly<Record<string, readonly string[]>>;

/**
 * The event that API Gateway (REST, proxy integration) passes to a function.
 *
 * @param binaryTypes the media types whose bodies it passes on as bytes, in Base64
 */
export function proxyEvent(
  request: GatewayRequest,
  route: MatchedRoute,
  authorizer: Readonly<Record<string, unknown>> | undefined,
  binaryTypes: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  const [type = ''] = (headerOf(request, 'content-type') ?? '').split(';');
  const isBinary = request.body !== '' && binaryTypes.includes(type.trim().toLowerCase());
  const bytes = request.bytes ?? Buffer.from(request.body);
  const headers = grouped(pairs(request.rawHeaders));
  const query = grouped([...request.query]);
  return {
    resource: route.resource,
    path: request.path,
    httpMethod: request.httpMethod,
    headers: lastOf(headers),
    multiValueHeaders: headers,
    queryStringParameters: orNull(lastOf(query)),
    multiValueQueryStringParameters: orNull(query),
    pathParameters: orNull(decoded(route.parameters)),
    stageVariables: null,
    requestContext: requestContext(request, route, authorizer),
    body: request.body === '' ? null : isBinary ? bytes.toString('base64') : request.body,
    isBase64Encoded: isBinary,
  };
}

/** The event that a REQUEST authorizer receives: that of the function, without the body. */
export function authorizerEvent(request: GatewayRequest, route: MatchedRoute): Readonly<Record<string, unknown>> {
  const { body: _, isBase64Encoded: __, ...event } = proxyEvent(request, route, undefined);
  return { ...event, type: 'REQUEST', methodArn: methodArn(request) };
}

/** Whether the percent-encoding of path and query gives UTF-8. URLSearchParams takes `%zz` as it is. */
export function isDecodable({ path, search = '' }: GatewayRequest): boolean {
  try {
    decodeURIComponent(path);
    decodeURIComponent(search);
    return true;
  } catch {
    return false;
  }
}

/** The ARN that an authorizer's policy must allow. */
export function methodArn({ httpMethod, path }: GatewayRequest): string {
  return `arn:aws:execute-api:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${API_ID}/${STAGE}/${httpMethod}${path}`;
}

/** The last value of a header. The case of its name does not matter. */
export function headerOf(request: GatewayRequest, name: string): string | undefined {
  return pairs(request.rawHeaders).findLast(([sent]) => sent.toLowerCase() === name.toLowerCase())?.[1];
}

function requestContext(
  request: GatewayRequest,
  route: MatchedRoute,
  authorizer: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> {
  return {
    accountId: LOCAL_ACCOUNT,
    apiId: API_ID,
    ...(authorizer && { authorizer }),
    domainName: headerOf(request, 'host') ?? 'localhost',
    domainPrefix: API_ID,
    extendedRequestId: randomUUID(),
    httpMethod: request.httpMethod,
    identity: { sourceIp: request.sourceIp, userAgent: headerOf(request, 'user-agent') ?? null },
    // As behind a custom domain: the local run serves no stage prefix.
    path: request.path,
    protocol: 'HTTP/1.1',
    requestId: request.requestId,
    requestTime: request.at.toUTCString(),
    requestTimeEpoch: request.at.getTime(),
    resourceId: route.resource,
    resourcePath: route.resource,
    stage: STAGE,
  };
}

function pairs(rawHeaders: readonly string[]): readonly (readonly [string, string])[] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : []));
}

function grouped(entries: readonly (readonly [string, string])[]): Values {
  const values: Record<string, string[]> = {};
  for (const [name, value] of entries) {
    values[name] ??= [];
    values[name].push(value);
  }
  return values;
}

function lastOf(values: Values): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.at(-1) ?? '']));
}

function decoded(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, decodeURIComponent(value)]));
}

function orNull<Values extends object>(values: Values): Values | null {
  return Object.keys(values).length > 0 ? values : null;
}
