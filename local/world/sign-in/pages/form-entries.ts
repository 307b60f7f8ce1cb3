import type { IncomingMessage } from 'node:http';

/** What a form holds: the value of a field by its name, empty if the form has none. */
export type Entries = (name: string) => string;

const MOST_BYTES = 16 * 1024;

/** The entries of a form that a browser sends, or undefined if it is too large. */
export async function formEntries(message: IncomingMessage): Promise<Entries | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) chunks.push(chunk);
  }
  if (bytes > MOST_BYTES) return undefined;
  const fields = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  return (name) => fields.get(name) ?? '';
}
