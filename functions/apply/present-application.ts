import type * as z from 'zod/mini';
import type { ApplicationView } from '../../shared/contracts/application-view.ts';
import type { caseFileView } from '../../shared/contracts/case-file-view.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import type { Correction } from '../../shared/domain/correction.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import type { Handover } from '../../shared/domain/handover.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import type { PaymentReturn } from '../../shared/domain/payment-return.ts';
import type { Recovery } from '../../shared/domain/recovery.ts';
import type { AdmittedBy } from '../../shared/domain/remedy.ts';
import { activeHold, isWithoutPerson } from '../../shared/domain/retention.ts';
import type { Suspension } from '../../shared/domain/suspension.ts';
import { describeReason } from '../../shared/policy/describe-reason.ts';
import { RETURN_TEXT } from '../../shared/policy/payment-returns.ts';
import { shownTime } from '../http/shown-time.ts';
import { presentDeath } from './present-death.ts';
import { presentDeclared } from './present-declared.ts';
import { presentHold } from './present-hold.ts';
import { presentRecovery } from './present-recovery.ts';
import { presentRefusal } from './present-refusal.ts';
import { presentRemoval } from './present-removal.ts';

/** An application as its applicant sees it: the account masked to its last 4. */
export function presentApplication(application: Application): ApplicationView {
  const { admittedBy } = application;
  return {
    ...presentDeclared(application),
    // As published, where it is.
    ...('publicEntry' in application && { occupation: application.publicEntry.occupation }),
    ...(application.phase === 'REJECTED' && presentRefusal(application)),
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
    ...(application.contentRemoved && { contentRemoved: presentRemoval(application.contentRemoved) }),
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

/** A case as staff see it: who applies, for which employer, what was paid or stands in the way of it, what is late. */
export function presentCaseFile(
  application: Application,
  found: {
    readonly payments: readonly Payment[];
    readonly rechecks: readonly Finding[];
    readonly recoveries: readonly Recovery[];
  },
): z.input<typeof caseFileView> {
  const { applicant, employer, handovers, attention } = application;
  const { payments, rechecks, recoveries } = found;
  const hold = activeHold(application);
  return {
    ...presentApplication(application),
    // What stands for the number of a case without a person is a key, and nothing to show.
    applicant: { ...applicant, idNumber: isWithoutPerson(applicant.idNumber) ? '' : applicant.idNumber },
    employer: employer ?? null,
    ...(handovers && { handovers: handovers.map(presentHandover) }),
    ...presentDeath(application),
    ...(hold && { legalHold: presentHold(hold) }),
    overdue: attention !== undefined,
    ...(attention && { attention: { code: attention.code, since: shownTime(attention.since) } }),
    payments: payments.map(presentPayment),
    ...(recoveries.length > 0 && { recoveries: recoveries.map(presentRecovery) }),
    rechecks: rechecks.map((recheck) => presentRecheck(recheck, application.terms.policyId)),
  };
}

function presentHandover({ from, to, reason, by, at }: Handover) {
  return { from, to, reason, by, at: shownTime(at) };
}

function presentRecheck({ check, outcome, reasons, at }: Finding, policyId: string) {
  return { check, outcome, reasons: reasons.map((code) => describeReason(code, { policyId })), at: shownTime(at) };
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
