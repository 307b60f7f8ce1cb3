import type { ApplicationView } from '../../shared/contracts/application-view.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { maskAccountNumber } from '../../shared/domain/mask.ts';
import type { Payee } from '../../shared/domain/payment.ts';
import { shownTime } from '../http/shown-time.ts';

/**
 * What an application declares and runs on, as its applicant sees it: the account masked to its last 4. It is all there
 * is to see of a case that has just begun, so the function that takes applications leaves the rest out of its bundle.
 */
export function presentDeclared(application: Application): ApplicationView {
  const { applicationId, attempt, phase, terms, submittedAt, agency, certificate, payee, counterEntry } = application;
  return {
    applicationId,
    attempt,
    phase,
    policyId: terms.policyId,
    amountFen: terms.amountFen,
    submittedAt: shownTime(submittedAt),
    agency: agency ?? null,
    occupation: terms.occupation.name ?? certificate.occupationCode,
    certificate,
    payee: maskedPayee(payee),
    reasons: [],
    ...(counterEntry && { counterEntry: presentEntry(counterEntry) }),
  };
}

/** An account with its last 4 digits. */
export function maskedPayee(payee: Payee): Payee {
  return { ...payee, accountNumber: maskAccountNumber(payee.accountNumber) };
}

/** Who was at the counter. The ID number of an agent is for the evidence only. */
function presentEntry({ presentedBy, agent }: NonNullable<Application['counterEntry']>) {
  return { presentedBy, ...(agent && { agent: { name: agent.name, relation: agent.relation } }) };
}
