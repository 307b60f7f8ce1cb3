import type * as z from 'zod/mini';
import type { ApplicationView } from '../../shared/contracts/apply.ts';
import type { caseFileView } from '../../shared/contracts/review-views.ts';
import type { Application, ApplicationIn } from '../../shared/domain/case/application.ts';
import type { Correction } from '../../shared/domain/correction.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { maskAccountNumber } from '../../shared/domain/mask.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import type { PaymentReturn } from '../../shared/domain/payment-return.ts';
import { describeReason } from '../../shared/policy/describe-reason.ts';
import { RETURN_TEXT } from '../../shared/policy/payment-returns.ts';
import { policyById } from '../../shared/policy/policies.ts';
import { remediesOf } from '../../shared/policy/remedies.ts';
import { shownTime } from '../http/shown-time.ts';

/** An application as its applicant sees it: the account masked to its last 4. */
export function presentApplication(application: Application): ApplicationView {
  const { applicationId, attempt, phase, terms, submittedAt, agency, certificate, payee } = application;
  return {
    applicationId,
    attempt,
    phase,
    policyId: terms.policyId,
    amountFen: terms.amountFen,
    submittedAt: shownTime(submittedAt),
    agency: agency ?? null,
    occupation: occupationOf(application),
    certificate,
    payee: { ...payee, accountNumber: maskAccountNumber(payee.accountNumber) },
    ...(application.phase === 'REJECTED' ? presentRefusal(application) : { reasons: [] }),
    ...(application.phase === 'CORRECTION_REQUESTED' && { correction: presentCorrection(application.correction) }),
    ...(application.phase === 'PAYMENT_RETURNED' && { paymentReturn: presentReturn(application.paymentReturn) }),
    ...('noticeId' in application && {
      noticeId: application.noticeId,
      publishAt: shownTime(application.publishAt),
      closesAt: shownTime(application.closesAt),
    }),
    ...('paidAt' in application && { paidAt: shownTime(application.paidAt) }),
  };
}

function presentCorrection({ fields, explanation, dueAt }: Correction) {
  return { fields, explanation, dueAt: shownTime(dueAt) };
}

/** By when the account should be corrected is the day of the last reminder; nothing is forfeited after it. */
function presentReturn({ code, returnedAt, remindAt, confirmBy, refusal }: PaymentReturn) {
  return {
    code,
    text: RETURN_TEXT[code],
    dueAt: shownTime(remindAt.at(-1) ?? returnedAt),
    confirming: confirmBy !== undefined,
    ...(refusal !== undefined && { refusal }),
  };
}

/** The occupation by name: as published, else as frozen in the terms, else its code. */
function occupationOf(application: Application): string {
  if ('publicEntry' in application) return application.publicEntry.occupation;
  return application.terms.occupation.name ?? application.certificate.occupationCode;
}

/** The number of a refusal, why a case was refused, what staff said of it, and how to challenge it. */
export function presentRefusal({ reasons, explanation, documentNumber, terms, agency }: ApplicationIn<'REJECTED'>) {
  const policy = policyById(terms.policyId);
  const remedies = policy && remediesOf(policy, agency);
  return {
    reasons: reasons.map((code) => describeReason(code, { explanation }, remedies)),
    ...(remedies && { remedies }),
    documentNumber,
  };
}

/** A case as staff see it: who applies, for which employer, what was paid or stands in the way of it, what is late. */
export function presentCaseFile(
  application: Application,
  { payments, rechecks }: { readonly payments: readonly Payment[]; readonly rechecks: readonly Finding[] },
): z.input<typeof caseFileView> {
  const { applicant, employer, attention } = application;
  return {
    ...presentApplication(application),
    applicant,
    employer: employer ?? null,
    overdue: attention !== undefined,
    ...(attention && { attention: { code: attention.code, since: shownTime(attention.since) } }),
    payments: payments.map(presentPayment),
    rechecks: rechecks.map(presentRecheck),
  };
}

function presentRecheck({ check, outcome, reasons, at }: Finding) {
  return { check, outcome, reasons: reasons.map((code) => describeReason(code)), at: shownTime(at) };
}

function presentPayment(payment: Payment) {
  const { paymentId, status, amountFen, requestedAt, settledAt, returnReason, bankReference } = payment;
  return {
    paymentId,
    status,
    amountFen,
    requestedAt: shownTime(requestedAt),
    ...(settledAt && { settledAt: shownTime(settledAt) }),
    ...(returnReason && { returnReason }),
    ...(bankReference && { bankReference }),
  };
}
