import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { objectFiles } from '../../../../local/aws/objects/object-files.ts';
import { objectRequests } from '../../../../local/aws/objects/object-requests.ts';
import { type HttpServer, startHttpServer } from '../../../../local/http/http-server.ts';

const MIB = 1024 * 1024;
const bucket = 'exports';
let folder: string;
let server: HttpServer;
let client: S3Client;
let now = new Date('2021-06-17T01:00:00Z');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'objects-'));
  const buckets = new Map([[bucket, { name: bucket, keptDays: 7 }]]);
  // Nothing is held in memory: files of another start serve as well.
  const answer = objectRequests({
    files: objectFiles(folder, buckets, () => now),
    now: () => now,
    secret: () => 'secret',
  });
  server = await startHttpServer({
    port: 0,
    mostBodyBytes: 0,
    direct: answer,
    answer: async () => 'cut',
    failed: () => 'cut',
  });
  client = new S3Client({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'secret' },
  });
});
beforeEach(() => {
  now = new Date('2021-06-17T01:00:00Z');
});
afterAll(async () => {
  client.destroy();
  server.stopListening();
  server.closeConnections();
  await rm(folder, { recursive: true });
});

const place = (Key: string) => ({ Bucket: bucket, Key });
const textOf = async (Key: string) => (await client.send(new GetObjectCommand(place(Key)))).Body?.transformToString();

async function begin(Key: string): Promise<string> {
  const command = new CreateMultipartUploadCommand({
    ...place(Key),
    ContentType: 'text/csv',
    ChecksumAlgorithm: 'CRC32',
  });
  return (await client.send(command)).UploadId ?? '';
}

async function put(Key: string, UploadId: string, PartNumber: number, Body: Buffer) {
  const { ETag, ChecksumCRC32 } = await client.send(
    new UploadPartCommand({ ...place(Key), UploadId, PartNumber, Body, ChecksumAlgorithm: 'CRC32' }),
  );
  return { PartNumber, ETag, ChecksumCRC32 };
}

const complete = (Key: string, UploadId: string, Parts: Awaited<ReturnType<typeof put>>[]) =>
  client.send(new CompleteMultipartUploadCommand({ ...place(Key), UploadId, MultipartUpload: { Parts } }));

describe('an object', () => {
  test('is read as it was put, until it is deleted', async () => {
    await client.send(new PutObjectCommand({ ...place('a/b c.csv'), Body: '\uFEFF甲,乙', ContentType: 'text/csv' }));
    const { ContentLength, ContentType } = await client.send(new HeadObjectCommand(place('a/b c.csv')));
    expect({ ContentLength, ContentType }).toEqual({ ContentLength: 10, ContentType: 'text/csv' });
    const read = await client.send(new GetObjectCommand(place('a/b c.csv')));
    expect(Buffer.from((await read.Body?.transformToByteArray()) ?? [])).toEqual(Buffer.from('\uFEFF甲,乙'));
    await client.send(new DeleteObjectCommand(place('a/b c.csv')));
    await expect(textOf('a/b c.csv')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(client.send(new HeadObjectCommand(place('a/b c.csv')))).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('is gone at the first midnight after the days for which its bucket keeps it', async () => {
    await client.send(new PutObjectCommand({ ...place('old'), Body: 'x' }));
    now = new Date('2021-06-24T23:59:59Z');
    expect(await textOf('old')).toBe('x');
    now = new Date('2021-06-25T00:00:00Z');
    await expect(textOf('old')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('is in a bucket of the stack only', async () => {
    const elsewhere = new PutObjectCommand({ Bucket: 'other', Key: 'x', Body: 'x' });
    await expect(client.send(elsewhere)).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  test('is for nobody without credentials or a signed address', async () => {
    await client.send(new PutObjectCommand({ ...place('private'), Body: 'x' }));
    expect((await fetch(`${server.url}/${bucket}/private`)).status).toBe(403);
  });
});

describe('an upload in parts', () => {
  test('becomes an object of the parts that are named, in their order; others are dropped', async () => {
    const uploadId = await begin('whole');
    const first = await put('whole', uploadId, 2, Buffer.alloc(5 * MIB, 'a'));
    await put('whole', uploadId, 3, Buffer.from('lost'));
    const last = await put('whole', uploadId, 7, Buffer.from('bc'));
    await expect(textOf('whole')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await complete('whole', uploadId, [first, last]);
    const text = (await textOf('whole')) ?? '';
    expect([text.length, text.slice(-4)]).toEqual([5 * MIB + 2, 'aabc']);
    await expect(complete('whole', uploadId, [first, last])).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  test('is refused where a part is too small, out of order, unknown, or not as it was put', async () => {
    const uploadId = await begin('bad');
    const one = await put('bad', uploadId, 1, Buffer.from('1'));
    const two = await put('bad', uploadId, 2, Buffer.from('2'));
    await expect(complete('bad', uploadId, [one, two])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete('bad', uploadId, [two, one])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete('bad', uploadId, [{ ...one, PartNumber: 9 }])).rejects.toMatchObject({ name: 'InvalidPart' });
    await put('bad', uploadId, 1, Buffer.from('another'));
    await expect(complete('bad', uploadId, [one])).rejects.toMatchObject({ name: 'InvalidPart' });
    const { ChecksumCRC32: _, ...unchecked } = two;
    await expect(complete('bad', uploadId, [Object(unchecked)])).rejects.toMatchObject({ name: 'InvalidPart' });
  });

  test('is gone once it is aborted', async () => {
    const uploadId = await begin('aborted');
    const part = await put('aborted', uploadId, 1, Buffer.from('1'));
    await client.send(new AbortMultipartUploadCommand({ ...place('aborted'), UploadId: uploadId }));
    await expect(complete('aborted', uploadId, [part])).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });
});

describe('a signed address', () => {
  const addressOf = (Key: string) => {
    const command = { ...place(Key), ResponseContentDisposition: 'attachment; filename="payments.csv"' };
    return getSignedUrl(client, new GetObjectCommand(command), { expiresIn: 300, signingDate: now });
  };

  test('opens its object, under the name in it, until its time is over', async () => {
    await client.send(new PutObjectCommand({ ...place('for you'), Body: '甲', ContentType: 'text/csv' }));
    const address = await addressOf('for you');
    const answer = await fetch(address);
    expect(await answer.text()).toBe('甲');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="payments.csv"');
    now = new Date('2021-06-17T01:04:59Z');
    expect((await fetch(address)).status).toBe(200);
    now = new Date('2021-06-17T01:05:00Z');
    const late = await fetch(address);
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  });

  test('opens no other object, and not for longer', async () => {
    await client.send(new PutObjectCommand({ ...place('one'), Body: '1' }));
    await client.send(new PutObjectCommand({ ...place('two'), Body: '2' }));
    const address = await addressOf('one');
    for (const changed of [address.replace('/one?', '/two?'), address.replace('Expires=300', 'Expires=3000')]) {
      const answer = await fetch(changed);
      expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')]);
    }
  });
});
