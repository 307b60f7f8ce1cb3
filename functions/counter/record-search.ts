import type { Search } from '../../shared/domain/access.ts';
import { AccessUnrecordedError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { AccessStore } from '../../shared/table/access-store.ts';
import type { StaffCaller } from '../http/caller.ts';

export interface RecordSearchDeps {
  readonly accesses: Pick<AccessStore, 'recordSearch'>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/**
 * Puts on record what a member of staff looked for, before it is answered.
 *
 * @throws AccessUnrecordedError where it cannot be recorded
 */
export async function recordSearch(
  { subject: staffId, roles, agency }: StaffCaller,
  search: Pick<Search, 'by' | 'hash' | 'searchedFor' | 'found'>,
  { accesses, now, newId }: RecordSearchDeps,
): Promise<void> {
  try {
    await accesses.recordSearch({ at: instantOf(now()), staffId, roles, agency, ...search }, newId());
  } catch (cause) {
    throw new AccessUnrecordedError('the search cannot be recorded', { cause });
  }
}
