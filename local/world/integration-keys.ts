import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { jsonFile } from '../storage/stored-value.ts';

/** The HMAC keys with which the service and its counterparts sign their requests to each other. */
export type IntegrationKeys = Readonly<Record<'registers' | 'bank' | 'messages', string>>;

const keysSchema = z.object({ registers: z.string().min(32), bank: z.string().min(32), messages: z.string().min(32) });

/** The keys of a data folder. They are made at its first start. @throws StartupError if their file is damaged */
export function integrationKeys(folder: string): IntegrationKeys {
  const file = jsonFile(folder, 'integration-keys.json', keysSchema);
  const existing = file.read();
  if (existing) return existing;
  const made = { registers: freshKey(), bank: freshKey(), messages: freshKey() };
  file.write(made);
  return made;
}

function freshKey(): string {
  return randomBytes(32).toString('hex');
}
