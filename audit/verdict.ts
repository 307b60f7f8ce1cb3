import type { AuditFault } from '../shared/domain/audit-fault.ts';
import { auditFaults, type CaseRecord, isContentRemoved } from '../shared/domain/case/audit-faults.ts';

/** What the verification found of one case. */
export interface Verdict {
  readonly applicationId: string;
  /** Whether its content has gone, because its time is over: then the chain alone is verified. */
  readonly isContentRemoved?: true;
  /** The first broken link, such as `CONTENT at event 3 FUND_REVIEW_APPROVED`; absent where the case is whole. */
  readonly broken?: string;
}

/** The verdict on a case that could be read. */
export function verdictOn(record: CaseRecord, faults: readonly AuditFault[] = auditFaults(record)): Verdict {
  const { applicationId } = record.application;
  const [first] = faults;
  const removed = isContentRemoved(record) && { isContentRemoved: true as const };
  if (!first) return { applicationId, ...removed };
  const event = record.trail.find(({ sequence }) => sequence === first.sequence);
  return {
    applicationId,
    ...removed,
    broken: `${first.kind} at event ${first.sequence}${event ? ` ${event.event}` : ''}`,
  };
}

/** The verdict on a case with an item that does not have its form. The reason is left out: it may quote the item. */
export function unreadable(applicationId: string): Verdict {
  return { applicationId, broken: 'UNREADABLE: an item of the case does not have its form' };
}

/** The verdict on records whose case is missing. */
export function withoutCase(applicationId: string): Verdict {
  return { applicationId, broken: 'CASE_MISSING: there are records of it, but not the case itself' };
}

/** Whether a schema refused an item. */
export function isFormError(error: unknown): boolean {
  return error instanceof Error && error.name === '$ZodError';
}
