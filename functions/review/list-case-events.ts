import { decodeNext, encodeNext } from '../../shared/contracts/next.ts';
import type { listCaseEventsRoute } from '../../shared/contracts/review.ts';
import { auditedCase } from '../../shared/table/audited-case.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import type { RecoveryStore } from '../../shared/table/recovery-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { presentRemoval } from '../apply/present-removal.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { caseToRead, type RecordedReadingDeps } from './recorded-reading.ts';

type Route = typeof listCaseEventsRoute;

export interface ListCaseEventsDeps extends RecordedReadingDeps {
  readonly records: Pick<CaseRecordStore, 'trail' | 'formerDeclarations'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly payments: Pick<PaymentStore, 'ofCase'>;
  readonly recoveries: Pick<RecoveryStore, 'ofCase'>;
}

/** The name of this list in its page marks. */
const LIST = 'case-events';

/**
 * The audit trail of a case, oldest first and page by page: who, what, when, phase before and after. Every page says
 * what does not match in the whole trail: the chain of hashes, the content that the events recorded, or a missing end.
 *
 * It names no applicant, so every role of the agency reads it. The reading is recorded.
 */
export async function listCaseEvents(
  { caller, params, query: { limit, next } }: HttpRequest<Route>,
  deps: ListCaseEventsDeps,
): Promise<Reply<Route>> {
  const application = await caseToRead(caller, params.applicationId, 'AUDIT_TRAIL', deps);
  const { trail, faults } = await auditedCase(application, deps);
  const after = next === undefined ? 0 : Number(decodeNext(LIST, next));
  const shown = trail.slice(after, after + limit);
  const events = shown.map(
    ({ sequence, event, at, actor, before, after, channel, objectionId, secondLook, ...sealed }) => ({
      sequence,
      event,
      at: shownTime(at),
      who: actor,
      before,
      after,
      ...(channel !== undefined && { channel }),
      ...(objectionId !== undefined && { objectionId }),
      ...(secondLook && { secondLook }),
      ...(sealed.contentDigest !== undefined && { contentDigest: sealed.contentDigest }),
      hash: sealed.hash,
      previousHash: sealed.previousHash,
    }),
  );
  const more = after + shown.length < trail.length && { next: encodeNext(LIST, String(after + shown.length)) };
  const { contentRemoved } = application;
  const removed = contentRemoved && { contentRemoved: presentRemoval(contentRemoved) };
  return { body: { events, ...more, unbroken: faults.length === 0, faults: [...faults], ...removed } };
}
