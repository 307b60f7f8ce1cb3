import { type Application, reasonsOf } from '../../shared/domain/case/application.ts';
import { shownTime } from '../http/shown-time.ts';

/** The same person's other applications and attempts, newest first, with the reasons of those that were refused. */
export function presentOthers(application: Application, ofPerson: readonly Application[]) {
  return ofPerson.filter((other) => other.applicationId !== application.applicationId).map(presentOther);
}

function presentOther(application: Application) {
  const { applicationId, attempt, phase, certificate, terms, submittedAt, objectionCount } = application;
  return {
    applicationId,
    attempt,
    phase,
    reasons: [...reasonsOf(application)],
    occupation: terms.occupation.name ?? certificate.occupationCode,
    level: certificate.level,
    submittedAt: shownTime(submittedAt),
    objectionCount,
  };
}
