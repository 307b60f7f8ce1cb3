import { createHmac } from 'node:crypto';

/**
 * A number from 0, included, to 100, excluded, that a text has for ever, spread evenly over all texts. Without the key
 * nobody can tell which number a text has, so staff do not know which of their decisions are sampled.
 *
 * @source docs/adr/0051-decisions-get-a-second-look.md
 */
export function sampleOf(key: string, text: string): number {
  const hash = createHmac('sha256', key).update(`sample ${text}`).digest();
  return (hash.readUInt32BE(0) / 2 ** 32) * 100;
}
