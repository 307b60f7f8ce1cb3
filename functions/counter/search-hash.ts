import type { SearchedBy } from '../../shared/domain/access.ts';
import { markHash } from '../../shared/domain/look-up-mark.ts';
import { personHash } from '../../shared/domain/person-hash.ts';

/**
 * The keyed hash under which a search is on record: the one by which the service knows the person, or the number.
 *
 * @param personKey the key of the person hashes
 */
export function searchHash(personKey: string): (by: SearchedBy, number: string) => string {
  return (by, number) =>
    by === 'ID_NUMBER' ? personHash(personKey, number) : markHash(personKey, { kind: by, number });
}
