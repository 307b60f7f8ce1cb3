import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { ObjectError } from './object-error.ts';
import type { NamedPart, ObjectFiles, ObjectPlace } from './object-files.ts';
import { checkPresigned, isPresigned } from './presigned-request.ts';

export interface ObjectRequestsDeps {
  readonly files: ObjectFiles;
  readonly now: () => Date;
  /** The secret key with which addresses are signed. */
  readonly secret: () => string;
}

interface ObjectRequest {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly place: ObjectPlace;
  readonly query: URLSearchParams;
}

/**
 * Answers what functions and browsers ask of S3, with the bucket in the path. The buckets are private: a request has
 * the header `authorization`, whose signature is not checked, or a signature in its address, which is.
 */
export function objectRequests(deps: ObjectRequestsDeps) {
  return async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const [path = '/', search = ''] = (message.url ?? '/').split(/\?(.*)/s);
      const query = new URLSearchParams(search);
      admit(message, { path, query }, deps);
      const [, bucket = '', ...rest] = path.split('/');
      const place = { bucket: decodeURIComponent(bucket), key: decodeURIComponent(rest.join('/')) };
      await answer({ message, response, place, query }, deps.files);
    } catch (error) {
      if (response.headersSent) return void response.destroy();
      const { status, code } = error instanceof ObjectError ? error : { status: 500, code: 'InternalError' };
      // The body of a HEAD is never sent, so the SDK knows a missing object by its status.
      message.resume();
      sendXml(response, status, `<Error><Code>${code}</Code><Message>${escaped(String(error))}</Message></Error>`);
    }
  };
}

function admit(
  { method = 'GET', headers }: IncomingMessage,
  { path, query }: { readonly path: string; readonly query: URLSearchParams },
  { now, secret }: ObjectRequestsDeps,
): void {
  if (headers.authorization !== undefined) return;
  if (!isPresigned({ query })) throw new ObjectError(403, 'AccessDenied', 'Access Denied');
  // A recorder of calls stands between and has a host of its own.
  const header = (name: string) =>
    String((name === 'host' ? (headers['x-forwarded-host'] ?? headers.host) : headers[name]) ?? '');
  checkPresigned({ method, path, query, header }, { now: now(), secret: secret() });
}

async function answer(request: ObjectRequest, files: ObjectFiles): Promise<void> {
  const { message, response, place, query } = request;
  const uploadId = query.get('uploadId');
  const contentType = message.headers['content-type'] ?? 'application/octet-stream';
  switch (`${message.method}${query.has('uploads') ? ' uploads' : ''}${uploadId === null ? '' : ' upload'}`) {
    case 'GET':
    case 'HEAD':
      return sendObject(request, files);
    case 'PUT':
      return sendFingerprint(response, await files.put(place, await bytesOf(message), contentType));
    case 'DELETE':
      await files.remove(place);
      return void response.writeHead(204).end();
    case 'POST uploads': {
      const begun = await files.beginUpload(place, contentType);
      const names = `<Bucket>${place.bucket}</Bucket><Key>${escaped(place.key)}</Key><UploadId>${begun}</UploadId>`;
      return sendXml(response, 200, `<InitiateMultipartUploadResult>${names}</InitiateMultipartUploadResult>`);
    }
    case 'PUT upload': {
      const number = Number(query.get('partNumber'));
      if (!(number >= 1 && number <= 10_000)) throw new ObjectError(400, 'InvalidArgument', 'Part number');
      return sendFingerprint(response, await files.putPart(place, uploadId ?? '', number, await bytesOf(message)));
    }
    case 'POST upload': {
      await files.completeUpload(place, uploadId ?? '', partsIn((await bytesOf(message)).toString()));
      const names = `<Bucket>${place.bucket}</Bucket><Key>${escaped(place.key)}</Key>`;
      return sendXml(response, 200, `<CompleteMultipartUploadResult>${names}</CompleteMultipartUploadResult>`);
    }
    case 'DELETE upload':
      await files.abortUpload(place, uploadId ?? '');
      return void response.writeHead(204).end();
    default:
      throw new ObjectError(501, 'NotImplemented', 'The local run does not know this operation of S3');
  }
}

async function sendObject({ message, response, place, query }: ObjectRequest, files: ObjectFiles): Promise<void> {
  const { contentType, length, createdAt, bytes } = await files.get(place);
  const disposition = query.get('response-content-disposition');
  response.writeHead(200, {
    'content-type': contentType,
    'content-length': length,
    'last-modified': createdAt.toUTCString(),
    ...(disposition && { 'content-disposition': disposition }),
  });
  if (message.method === 'HEAD') return void response.end();
  await pipeline(bytes(), response);
}

/** The body, which must be what its checksum says, where it has one. */
async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const claimed = message.headers['x-amz-checksum-crc32'];
  if (claimed !== undefined && Buffer.from(String(claimed), 'base64').readUInt32BE() !== crc32(bytes)) {
    throw new ObjectError(400, 'BadDigest', 'The CRC32 you specified did not match what we received.');
  }
  return bytes;
}

function partsIn(xml: string): readonly NamedPart[] {
  const field = (part: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(part)?.[1];
  return [...xml.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([part]) => ({
    number: Number(field(part, 'PartNumber')),
    tag: (field(part, 'ETag') ?? '').replaceAll('&quot;', '"'),
    checksum: field(part, 'ChecksumCRC32'),
  }));
}

function sendFingerprint(response: ServerResponse, { tag, checksum }: { tag: string; checksum: string }): void {
  response.writeHead(200, { etag: tag, 'x-amz-checksum-crc32': checksum }).end();
}

function sendXml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${body}`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
