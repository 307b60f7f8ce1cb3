import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchUpload,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { StoredPart } from '../../shared/domain/export.ts';

/**
 * The files of exports in object storage. A file is made of numbered parts, in the order of their numbers; a part that
 * the list of `complete` does not name is dropped.
 */
export interface ExportFiles {
  /** Begins a file. @returns the id of its upload */
  readonly begin: (exportId: string) => Promise<string>;
  /** Stores a part: 5 MiB at least, unless it is the last. */
  readonly addPart: (exportId: string, uploadId: string, number: number, bytes: Buffer) => Promise<StoredPart>;
  /** Puts the parts together. A file that is complete already stays as it is. */
  readonly complete: (exportId: string, uploadId: string, parts: readonly StoredPart[]) => Promise<void>;
  /** Stores rows that are too few for a part. @returns the name under which they can be read */
  readonly keepRest: (exportId: string, number: number, bytes: Buffer) => Promise<string>;
  readonly readRest: (name: string) => Promise<Buffer>;
  /** An address under which anybody can fetch the file for some seconds. The file must be there. */
  readonly address: (exportId: string, download: Download) => Promise<string>;
}

interface Download {
  readonly fileName: string;
  readonly seconds: number;
  readonly at: Date;
}

const CSV = 'text/csv; charset=utf-8';

export function exportFiles(Bucket: string): ExportFiles {
  const client = new S3Client({});
  const keyOf = (exportId: string) => `${exportId}/file.csv`;
  return {
    begin: async (exportId) => {
      const begun = await client.send(
        new CreateMultipartUploadCommand({
          Bucket,
          Key: keyOf(exportId),
          ContentType: CSV,
          ChecksumAlgorithm: 'CRC32',
        }),
      );
      return required(begun.UploadId);
    },
    addPart: async (exportId, UploadId, PartNumber, Body) => {
      const { ETag, ChecksumCRC32 } = await client.send(
        new UploadPartCommand({ Bucket, Key: keyOf(exportId), UploadId, PartNumber, Body, ChecksumAlgorithm: 'CRC32' }),
      );
      return { number: PartNumber, tag: required(ETag), checksum: required(ChecksumCRC32) };
    },
    complete: async (exportId, UploadId, parts) => {
      const Parts = parts.map(({ number, tag, checksum }) => ({
        PartNumber: number,
        ETag: tag,
        ChecksumCRC32: checksum,
      }));
      const command = { Bucket, Key: keyOf(exportId), UploadId, MultipartUpload: { Parts } };
      try {
        await client.send(new CompleteMultipartUploadCommand(command));
      } catch (error) {
        // An earlier try may have completed it, and been cut short before that was noted.
        if (!(error instanceof NoSuchUpload)) throw error;
        await client.send(new HeadObjectCommand({ Bucket, Key: keyOf(exportId) }));
      }
    },
    keepRest: async (exportId, number, Body) => {
      const Key = `${exportId}/rest-${number}`;
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ChecksumAlgorithm: 'CRC32' }));
      return Key;
    },
    readRest: async (Key) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return Buffer.from(await required(Body).transformToByteArray());
    },
    address: async (exportId, { fileName, seconds, at }) => {
      const object = { Bucket, Key: keyOf(exportId) };
      await client.send(new HeadObjectCommand(object));
      const download = { ...object, ResponseContentDisposition: `attachment; filename="${fileName}"` };
      return getSignedUrl(client, new GetObjectCommand(download), { expiresIn: seconds, signingDate: at });
    },
  };
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('object storage left something out of its answer');
  return value;
}
