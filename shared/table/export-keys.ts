import type { Key } from './keys.ts';

/** The key strings of exports, beside those of keys.ts, so that few bundles hold them. */

export const exportKey = (exportId: string): Key => ({ pk: `EXPORT#${exportId}`, sk: '-' });

/** An access of staff of an agency to a list of cases. `at` is an Instant, so that those of an agency sort by time. */
export function listAccessKey(agency: string, at: string, accessId: string): Key {
  return { pk: `LISTACCESS#${agency}`, sk: `${at}#${accessId}` };
}
