import * as z from 'zod';
import { jsonFile, type StoredValue } from '../../storage/stored-value.ts';

/** How far each event source has read the stream: source → shard → sequence number of the last record delivered. */
export type StreamCheckpoints = Readonly<Record<string, Readonly<Record<string, string>>>>;

const checkpointsSchema = z.record(z.string(), z.record(z.string(), z.string().regex(/^\d+$/)));

export function streamCheckpoints(folder: string): StoredValue<StreamCheckpoints> {
  return jsonFile(folder, 'stream-checkpoints.json', checkpointsSchema);
}
