import type { Application } from '../../shared/domain/case/application.ts';
import type { Objection } from '../../shared/domain/objection.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import { shownTime } from '../http/shown-time.ts';

/**
 * How staff see the objections to a case. Where the case was withdrawn, that is the outcome of each. It is read from
 * the last event of the case, and no objection holds it.
 */
export async function objectionPresenter(application: Application, records: Pick<CaseRecordStore, 'lastEvent'>) {
  const withdrawal = application.phase === 'WITHDRAWN' ? await records.lastEvent(application) : undefined;
  const outcome = withdrawal && ({ kind: 'CASE_WITHDRAWN', at: shownTime(withdrawal.at) } as const);
  return (objection: Objection) => ({ ...presentObjection(objection), ...(outcome && { outcome }) });
}

function presentObjection(objection: Objection) {
  const { objectionId, objectorName, objectorIdNumber, phone, statement, receivedAt, identityVerified } = objection;
  const { notAdmitted } = objection;
  return {
    objectionId,
    objectorName,
    objectorIdNumber,
    phone,
    statement,
    receivedAt: shownTime(receivedAt),
    identityVerified,
    ...(notAdmitted && { notAdmitted: { ground: notAdmitted.ground, at: shownTime(notAdmitted.at) } }),
  };
}
