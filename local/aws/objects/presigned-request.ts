import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { ObjectError } from './object-error.ts';

/** A request whose signature is in its address. */
export interface PresignedRequest {
  readonly method: string;
  /** Still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
}

const SIGNATURE = 'X-Amz-Signature';

/** Whether the address of a request has a signature. */
export function isPresigned({ query }: Pick<PresignedRequest, 'query'>): boolean {
  return query.has(SIGNATURE);
}

/**
 * Checks the signature in an address, and that it can still be used.
 *
 * @throws ObjectError AccessDenied where it was signed too long ago; SignatureDoesNotMatch where the signature is for
 *   another request
 * @source AWS Signature Version 4, "Authenticating Requests: Using Query Parameters"
 */
export function checkPresigned(request: PresignedRequest, { now, secret }: { now: Date; secret: string }): void {
  const { query } = request;
  const signedAt = query.get('X-Amz-Date') ?? '';
  const [, date = '', region = '', service = ''] = (query.get('X-Amz-Credential') ?? '').split('/');
  const scope = [date, region, service, 'aws4_request'];
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const toSign = ['AWS4-HMAC-SHA256', signedAt, scope.join('/'), sha256(canonical(request))].join('\n');
  const expected = hmac(key, toSign);
  const given = Buffer.from(query.get(SIGNATURE) ?? '', 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new ObjectError(403, 'SignatureDoesNotMatch', 'The request signature does not match the signature provided.');
  }
  const endsAt = momentOf(signedAt) + Number(query.get('X-Amz-Expires')) * 1000;
  if (!(now.getTime() < endsAt)) throw new ObjectError(403, 'AccessDenied', 'Request has expired');
}

function canonical({ method, path, query, header }: PresignedRequest): string {
  const signedHeaders = query.get('X-Amz-SignedHeaders') ?? '';
  const fields = [...query]
    .filter(([name]) => name !== SIGNATURE)
    .map((pair) => pair.map(encoded).join('='))
    .sort();
  const headers = signedHeaders.split(';').map((name) => `${name}:${(header(name) ?? '').trim()}\n`);
  return [method, path, fields.join('&'), headers.join(''), signedHeaders, 'UNSIGNED-PAYLOAD'].join('\n');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The moment of `20210617T010000Z` in milliseconds; NaN for another text. */
function momentOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
