import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type { HttpAnswer } from '../http/problem-answer.ts';

/** Lambda answers with at most 6 MB. Below this many bytes a file fits, with its quotes and line ends escaped. */
const FITS_AS_IT_IS = 5_000_000;

type Handler<Answer> = (event: APIGatewayProxyEvent, context: Context) => Promise<Answer>;

/**
 * Gives the answer of a file its name and its `Digest`. A file that is too large for an answer of Lambda goes out
 * compressed, to a client that says it takes CSV and gzip.
 *
 * The digest is of the file without any compression. There is no `Content-Digest`: API Gateway compresses answers after
 * the function has made them, so it would be of other bytes than those that are sent.
 *
 * @source RFC 3230, 4.3.2 (Digest); RFC 9530, 2 (Content-Digest)
 */
export function fileAnswer(handler: Handler<HttpAnswer>): Handler<HttpAnswer & { readonly isBase64Encoded?: boolean }> {
  return async (event, context) => {
    const answer = await handler(event, context);
    if (answer.statusCode !== 200) return answer;
    const { body } = answer;
    const name = `${event.pathParameters?.batchId?.replaceAll(/[^\w-]/g, '') ?? 'batch'}.csv`;
    const headers = {
      ...answer.headers,
      digest: `sha-256=${createHash('sha256').update(body).digest('base64')}`,
      'content-disposition': `attachment; filename="${name}"`,
    };
    if (Buffer.byteLength(body) <= FITS_AS_IT_IS || !takesGzip(event)) return { ...answer, headers };
    const packed = gzipSync(body).toString('base64');
    return { ...answer, headers: { ...headers, 'content-encoding': 'gzip' }, body: packed, isBase64Encoded: true };
  };
}

/** API Gateway sends bytes only where the first type that the client accepts is one of the API's binary types. */
function takesGzip({ headers }: APIGatewayProxyEvent): boolean {
  const sent = new Map(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value ?? '']));
  return (sent.get('accept') ?? '').startsWith('text/csv') && /\bgzip\b/.test(sent.get('accept-encoding') ?? '');
}
