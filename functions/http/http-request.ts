import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Route } from '../../shared/contracts/route.ts';
import { type FieldError, ServiceError } from '../../shared/domain/errors.ts';
import { type AnonymousCaller, type ApplicantCaller, callerOf, type StaffCaller } from './caller.ts';
import { fieldErrors, firstFaults } from './field-errors.ts';
import { textFaults } from './text-faults.ts';

const MOST_BODY_BYTES = 64 * 1024;
const noQuery = z.strictObject({});
const idempotencyKey = z.optional(
  z.string().check(z.regex(/^[\x21-\x7e]{1,128}$/, 'Idempotency-Key 应为1至128个可见 ASCII 字符')),
);

type Output<Schema> = Schema extends z.core.$ZodType ? z.output<Schema> : undefined;

type CallerOf<R extends Route> = R['access'] extends 'applicant'
  ? ApplicantCaller
  : R['access'] extends 'staff'
    ? StaffCaller
    : AnonymousCaller;

/** A request before any of it is parsed. */
export interface RawRequest {
  /** The body to the byte, for a signature over it. */
  readonly rawBody: string;
  /** The same before it is read as UTF-8. */
  readonly bytes: () => Buffer;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A request as a use case gets it: all parts parsed, the caller proven. */
export interface HttpRequest<R extends Route = Route> {
  readonly params: Output<R['params']>;
  readonly query: Output<R['query']>;
  readonly body: Output<R['body']>;
  readonly headers: Output<R['headers']>;
  readonly caller: CallerOf<R>;
  readonly idempotencyKey: string | undefined;
}

/** Headers and body of an API Gateway event. */
export function rawRequest(event: APIGatewayProxyEvent): RawRequest {
  const bytes = () => Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  return {
    headers: Object.fromEntries(
      Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value ?? '']),
    ),
    rawBody: event.isBase64Encoded ? bytes().toString() : (event.body ?? ''),
    bytes,
  };
}

/**
 * Parses an API Gateway event by a route's schemas, and reports all faulty fields at once.
 *
 * @throws ServiceError BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, MALFORMED_JSON, VALIDATION, WRONG_KIND_OF_CALLER
 */
export function parseRequest<R extends Route>(
  route: R,
  event: APIGatewayProxyEvent,
  { rawBody, headers }: RawRequest = rawRequest(event),
): HttpRequest<R> {
  const caller =
    route.access === 'applicant' || route.access === 'staff'
      ? callerOf(event.requestContext.authorizer ?? {}, route.access)
      : { kind: 'anonymous' };
  const faults: FieldError[] = [];
  const parts = {
    params: readPart(route.params, event.pathParameters ?? {}, 'url', faults),
    query: readPart(route.query ?? noQuery, event.queryStringParameters ?? {}, 'url', faults),
    body: route.body && readPart(route.body, readBody(rawBody, headers, route), 'body', faults),
    headers: parsePart(route.headers, headers, '', faults),
    idempotencyKey: parsePart(idempotencyKey, headers['idempotency-key'], '/idempotency-key', faults),
  };
  if (faults.length > 0)
    throw new ServiceError('VALIDATION', 'the request has faults', { errors: firstFaults(faults) });
  // Each part was parsed by the schema from which its type is read.
  return { ...parts, caller } as unknown as HttpRequest<R>;
}

/** Checks the texts of a part, then parses it by its schema. Each field is reported once. */
function readPart(
  schema: z.core.$ZodType | undefined,
  value: unknown,
  from: 'body' | 'url',
  faults: FieldError[],
): unknown {
  const unreadable = textFaults(value, from);
  const ofSchema: FieldError[] = [];
  const parsed = parsePart(schema, value, '', ofSchema);
  const reported = new Set(unreadable.map(({ pointer }) => pointer));
  for (const fault of unreadable) faults.push(fault);
  for (const fault of ofSchema) if (!reported.has(fault.pointer)) faults.push(fault);
  return parsed;
}

function parsePart(schema: z.core.$ZodType | undefined, value: unknown, root: string, faults: FieldError[]): unknown {
  if (!schema) return undefined;
  const parsed = z.safeParse(schema, value, { reportInput: true });
  if (parsed.success) return parsed.data;
  for (const fault of fieldErrors(parsed.error, root)) faults.push(fault);
  return undefined;
}

function readBody(
  rawBody: string,
  headers: RawRequest['headers'],
  { bodyType = 'application/json', mostBodyBytes = MOST_BODY_BYTES }: Route,
): unknown {
  if (Buffer.byteLength(rawBody) > mostBodyBytes) throw new ServiceError('BODY_TOO_LARGE', 'over the limit');
  const [sentType, ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charsets = parameters.filter((parameter) => parameter.startsWith('charset='));
  if (sentType !== bodyType || !charsets.every((charset) => /^charset="?utf-8"?$/.test(charset))) {
    throw new ServiceError('UNSUPPORTED_MEDIA_TYPE', `not ${bodyType} in UTF-8`);
  }
  return bodyType === 'application/json' ? parseJson(rawBody) : rawBody;
}

function parseJson(rawBody: string): unknown {
  try {
    return JSON.parse(rawBody);
  } catch {
    throw new ServiceError('MALFORMED_JSON', 'not JSON');
  }
}
