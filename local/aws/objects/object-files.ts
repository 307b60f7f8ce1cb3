import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import type { BucketDefinition } from './buckets.ts';
import { noSuchKey, noSuchUpload, ObjectError } from './object-error.ts';

/** Where an object is: a bucket of the stack, and a key in it. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
}

export interface StoredObject {
  readonly contentType: string;
  readonly length: number;
  readonly createdAt: Date;
  readonly bytes: () => Readable;
}

/** What identifies bytes: an entity tag in quotes, and the CRC-32 in Base64. */
export interface Fingerprint {
  readonly tag: string;
  readonly checksum: string;
}

export interface NamedPart {
  readonly number: number;
  readonly tag: string;
  readonly checksum: string | undefined;
}

/** The objects of the stack's buckets, as files of the data folder. What was answered for is there after a kill. */
export interface ObjectFiles {
  readonly put: (place: ObjectPlace, bytes: Buffer, contentType: string) => Promise<Fingerprint>;
  /** @throws ObjectError NoSuchKey, also for an object that its bucket no longer keeps */
  readonly get: (place: ObjectPlace) => Promise<StoredObject>;
  readonly remove: (place: ObjectPlace) => Promise<void>;
  readonly beginUpload: (place: ObjectPlace, contentType: string) => Promise<string>;
  readonly putPart: (place: ObjectPlace, uploadId: string, number: number, bytes: Buffer) => Promise<Fingerprint>;
  readonly completeUpload: (place: ObjectPlace, uploadId: string, parts: readonly NamedPart[]) => Promise<void>;
  readonly abortUpload: (place: ObjectPlace, uploadId: string) => Promise<void>;
}

/** The least size of a part that is not the last. */
const LEAST_PART_BYTES = 5 * 1024 * 1024;
const DAY = 86_400_000;

const factsSchema = z.object({ key: z.string(), contentType: z.string(), createdAt: z.string() });

/** @param folder the folder for objects, which need not exist */
export function objectFiles(
  folder: string,
  buckets: ReadonlyMap<string, BucketDefinition>,
  now: () => Date,
): ObjectFiles {
  const bucketOf = ({ bucket }: ObjectPlace): BucketDefinition => {
    const definition = buckets.get(bucket);
    if (!definition) throw new ObjectError(404, 'NoSuchBucket', 'The specified bucket does not exist');
    return definition;
  };
  const folderOf = (place: ObjectPlace) =>
    join(folder, bucketOf(place).name, 'objects', createHash('sha256').update(place.key).digest('hex'));
  const uploadFolder = (place: ObjectPlace, uploadId: string) => {
    if (!/^[\w-]+$/.test(uploadId)) throw noSuchUpload();
    return join(folder, bucketOf(place).name, 'uploads', uploadId);
  };
  const factsOf = (place: ObjectPlace, contentType: string) =>
    JSON.stringify({ key: place.key, contentType, createdAt: now().toISOString() });

  const upload = async (place: ObjectPlace, uploadId: string) => {
    const path = uploadFolder(place, uploadId);
    const text = await readFile(join(path, 'facts.json'), 'utf8').catch(() => undefined);
    const facts = text === undefined ? undefined : factsSchema.parse(JSON.parse(text));
    if (facts?.key !== place.key) throw noSuchUpload();
    return { path, facts };
  };

  return {
    put: async (place, bytes, contentType) => {
      const incoming = await newFolder(folder);
      await writeFile(join(incoming, 'bytes'), bytes);
      await writeFile(join(incoming, 'facts.json'), factsOf(place, contentType));
      await putInPlace(incoming, folderOf(place));
      return fingerprintOf(bytes);
    },
    get: async (place) => {
      const path = folderOf(place);
      const text = await readFile(join(path, 'facts.json'), 'utf8').catch(() => undefined);
      if (text === undefined) throw noSuchKey();
      const { contentType, createdAt } = factsSchema.parse(JSON.parse(text));
      const created = new Date(createdAt);
      // S3 deletes objects at the first midnight, in UTC, after their days are over.
      const deletedAt = Math.ceil((created.getTime() + bucketOf(place).keptDays * DAY) / DAY) * DAY;
      if (now().getTime() >= deletedAt) {
        await rm(path, { recursive: true, force: true });
        throw noSuchKey();
      }
      const bytes = join(path, 'bytes');
      const { size: length } = await stat(bytes);
      return { contentType, length, createdAt: created, bytes: () => createReadStream(bytes) };
    },
    remove: async (place) => rm(folderOf(place), { recursive: true, force: true }),
    beginUpload: async (place, contentType) => {
      const uploadId = randomUUID();
      const path = uploadFolder(place, uploadId);
      await mkdir(path, { recursive: true, mode: 0o700 });
      await writeFile(join(path, 'facts.json'), factsOf(place, contentType));
      return uploadId;
    },
    putPart: async (place, uploadId, number, bytes) => {
      const { path } = await upload(place, uploadId);
      const incoming = join(path, `incoming-${randomUUID()}`);
      await writeFile(incoming, bytes);
      await rename(incoming, join(path, String(number)));
      return fingerprintOf(bytes);
    },
    completeUpload: async (place, uploadId, parts) => {
      const { path, facts } = await upload(place, uploadId);
      await checkParts(path, parts);
      const incoming = await newFolder(folder);
      const whole = createWriteStream(join(incoming, 'bytes'));
      for (const { number } of parts)
        await pipeline(createReadStream(join(path, String(number))), whole, { end: false });
      await new Promise<void>((resolve) => whole.end(resolve));
      await writeFile(join(incoming, 'facts.json'), JSON.stringify(facts));
      await putInPlace(incoming, folderOf(place));
      await rm(path, { recursive: true, force: true });
    },
    abortUpload: async (place, uploadId) => {
      const { path } = await upload(place, uploadId);
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** @throws ObjectError where the parts that are named are not those in the folder, or cannot be put together */
async function checkParts(path: string, parts: readonly NamedPart[]): Promise<void> {
  if (parts.length === 0) throw new ObjectError(400, 'MalformedXML', 'You must specify at least one part');
  const isInOrder = parts.every(({ number }, index) => number > (parts[index - 1]?.number ?? 0));
  if (!isInOrder) throw new ObjectError(400, 'InvalidPartOrder', 'The list of parts was not in ascending order.');
  const there = new Set(await readdir(path));
  for (const [index, { number, tag, checksum }] of parts.entries()) {
    const bytes = there.has(String(number)) ? await readFile(join(path, String(number))) : undefined;
    const stored = bytes && fingerprintOf(bytes);
    if (tag !== stored?.tag || checksum !== stored.checksum) {
      throw new ObjectError(400, 'InvalidPart', 'One or more of the specified parts could not be found.');
    }
    if (index < parts.length - 1 && (bytes?.length ?? 0) < LEAST_PART_BYTES) {
      throw new ObjectError(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
    }
  }
}

/** A new folder beside the buckets, which nothing reads until it is put in its place. */
async function newFolder(folder: string): Promise<string> {
  const path = join(folder, '.incoming', randomUUID());
  await mkdir(path, { recursive: true, mode: 0o700 });
  return path;
}

async function putInPlace(incoming: string, path: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  await rm(path, { recursive: true, force: true });
  await rename(incoming, path);
}

function fingerprintOf(bytes: Buffer): Fingerprint {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return { tag: `"${createHash('md5').update(bytes).digest('hex')}"`, checksum: sum.toString('base64') };
}
