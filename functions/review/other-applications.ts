import { type Application, reasonsOf } from '../../shared/domain/case/application.ts';
import type { Objection } from '../../shared/domain/objection.ts';
import { shownTime } from '../http/shown-time.ts';

/** The same person's other applications and attempts, newest first, with the reasons of those that were refused. */
export function presentOthers(application: Application, ofPerson: readonly Application[]) {
  return ofPerson.filter((other) => other.applicationId !== application.applicationId).map(presentOther);
}

function presentOther(application: Application) {
  const { applicationId, attempt, phase, certificate, terms, submittedAt } = application;
  return {
    applicationId,
    attempt,
    phase,
    reasons: [...reasonsOf(application)],
    occupation: terms.occupation.name ?? certificate.occupationCode,
    level: certificate.level,
    submittedAt: shownTime(submittedAt),
  };
}

/** An objection as staff see it, with what became of it where the case ended before a decision. */
export function presentObjection(objection: Objection) {
  const { objectionId, objectorName, objectorIdNumber, phone, statement, receivedAt, identityVerified } = objection;
  const { outcome } = objection;
  return {
    objectionId,
    objectorName,
    objectorIdNumber,
    phone,
    statement,
    receivedAt: shownTime(receivedAt),
    identityVerified,
    ...(outcome && { outcome: { kind: outcome.kind, at: shownTime(outcome.at) } }),
  };
}

/** The objections to the person's other applications. */
export function presentOtherObjections({ applicationId }: Application, objections: readonly Objection[]) {
  return objections
    .filter((objection) => objection.applicationId !== applicationId)
    .map((objection) => ({ applicationId: objection.applicationId, ...presentObjection(objection) }));
}
