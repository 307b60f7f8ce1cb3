import type { ListTarget } from '../../shared/domain/access.ts';
import { AccessUnrecordedError } from '../../shared/domain/errors.ts';
import type { ReportExport } from '../../shared/domain/export.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { AccessStore } from '../../shared/table/access-store.ts';
import type { StaffCaller } from '../http/caller.ts';

export interface RecordListAccessDeps {
  readonly accesses: Pick<AccessStore, 'recordList'>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/**
 * Puts on record that a member of staff asks for an export, or gets its file, before it happens.
 *
 * @throws AccessUnrecordedError where it cannot be recorded
 */
export async function recordListAccess(
  { subject: staffId, roles, agency }: StaffCaller,
  what: ListTarget,
  { exportId, kind, from, to, agency: ofAgency }: ReportExport,
  { accesses, now, newId }: RecordListAccessDeps,
): Promise<void> {
  const list = { what, purpose: 'SUPERVISION', exportId, kind, from, to, ofAgency } as const;
  try {
    await accesses.recordList({ at: instantOf(now()), staffId, roles, agency, ...list }, newId());
  } catch (cause) {
    throw new AccessUnrecordedError('an export cannot be recorded', { cause });
  }
}
