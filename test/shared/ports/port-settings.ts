import type { PortSettings } from '../../../shared/ports/signed-request.ts';

export const testKey = 'a-key-of-the-tests';
export const testNow = new Date('2021-06-16T01:00:00.000Z');

/** Settings for a port at a loopback server; the clock stands still. */
export function portSettings(baseUrl: string, changes: Partial<PortSettings> = {}): PortSettings {
  return { baseUrl, key: async () => testKey, timeoutMilliseconds: 2000, now: () => testNow, ...changes };
}
