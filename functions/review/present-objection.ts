import type { Application } from '../../shared/domain/case/application.ts';
import { filedAt, type Objection } from '../../shared/domain/objection.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import { shownTime } from '../http/shown-time.ts';

/**
 * How staff see the objections to a case, each with its outcome where it has one without a decision of its own: it was
 * dismissed in an earlier review, or the case was withdrawn or its approval revoked.
 */
export async function objectionPresenter(application: Application, records: Pick<CaseRecordStore, 'trail'>) {
  const end = await endOf(application, records);
  return (objection: Objection) => {
    const outcome = outcomeOf(objection, application) ?? end;
    return { ...presentObjection(objection), ...(outcome && { outcome }) };
  };
}

async function endOf(application: Application, { trail }: Pick<CaseRecordStore, 'trail'>) {
  const event = application.phase === 'WITHDRAWN' ? 'WITHDRAWN' : 'APPROVAL_REVOKED';
  if (application.phase !== 'WITHDRAWN' && application.phase !== 'REJECTED') return undefined;
  const end = (await trail(application)).find((each) => each.event === event);
  const kind = event === 'WITHDRAWN' ? 'CASE_WITHDRAWN' : 'CASE_REVOKED';
  return end && ({ kind, at: shownTime(end.at) } as const);
}

function outcomeOf(objection: Objection, { dismissed }: Application) {
  if (!dismissed || filedAt(objection) > dismissed.at) return undefined;
  return { kind: 'DISMISSED', at: shownTime(dismissed.at) } as const;
}

function presentObjection(objection: Objection) {
  const { objectionId, objectorName, objectorIdNumber, phone, statement, receivedAt, identityVerified } = objection;
  const { keyed, notAdmitted } = objection;
  return {
    objectionId,
    objectorName,
    objectorIdNumber,
    phone,
    statement,
    receivedAt: shownTime(receivedAt),
    identityVerified,
    ...(keyed && { keyed: { ...keyed, at: shownTime(keyed.at) } }),
    ...(notAdmitted && { notAdmitted: { ground: notAdmitted.ground, at: shownTime(notAdmitted.at) } }),
  };
}
