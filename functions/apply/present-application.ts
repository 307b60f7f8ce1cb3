import type * as z from 'zod/mini';
import type { ApplicationView } from '../../shared/contracts/application-view.ts';
import type { caseFileView } from '../../shared/contracts/case-file-view.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import type { Correction } from '../../shared/domain/correction.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { maskAccountNumber } from '../../shared/domain/mask.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import type { PaymentReturn } from '../../shared/domain/payment-return.ts';
import type { AdmittedBy } from '../../shared/domain/remedy.ts';
import type { Suspension } from '../../shared/domain/suspension.ts';
import { describeReason } from '../../shared/policy/describe-reason.ts';
import { RETURN_TEXT } from '../../shared/policy/payment-returns.ts';
import { shownTime } from '../http/shown-time.ts';
import { presentRefusal } from './present-refusal.ts';

/** An application as its applicant sees it: the account masked to its last 4. */
export function presentApplication(application: Application): ApplicationView {
  const { applicationId, attempt, phase, terms, submittedAt, agency, certificate, payee, admittedBy } = application;
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
    ...(application.phase === 'SUSPENDED' && { suspension: presentSuspension(application.suspension) }),
    ...(admittedBy && { admittedBy: presentAdmission(admittedBy) }),
    // A suspended entry has left its notice.
    ...('noticeId' in application &&
      application.phase !== 'SUSPENDED' && {
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

function presentSuspension({ explanation, at, statementUntil, statement }: Suspension) {
  return {
    explanation,
    at: shownTime(at),
    statementUntil: shownTime(statementUntil),
    ...(statement && { statement: { text: statement.text, at: shownTime(statement.at) } }),
  };
}

function presentAdmission({ basis, documentNumber, applicationId }: AdmittedBy) {
  return { basis, documentNumber, applicationId };
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
