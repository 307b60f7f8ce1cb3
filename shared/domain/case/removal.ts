import { SYSTEM } from '../actor.ts';
import type { HeirsPayee } from '../death.ts';
import type { Payment } from '../payment.ts';
import type { Recovery } from '../recovery.ts';
import { type ContentRemoved, type RemovalScope, withoutPerson } from '../retention.ts';
import { type Application, applicationSchema, holdsSlot } from './application.ts';
import { type Change, changeBy } from './change.ts';

/**
 * The content of a case begins to go. From here on nothing else can be done in it, so that what is removed stays so.
 *
 * @throws ServiceError WRONG_PHASE where the case has not ended
 * @source 个人信息保护法 47
 */
export function beginRemoval(
  application: Application,
  { scope, planId, at }: Pick<ContentRemoved, 'scope' | 'planId' | 'at'>,
): Change {
  const occurrence = { application, event: 'CONTENT_REMOVED', actor: SYSTEM, at, isOfVouchers: true } as const;
  return changeBy(occurrence, (before, fields) => {
    const gone = { contentRemoved: { scope, planId, at }, nextDueAt: undefined, attention: undefined };
    // The phase stays, and so does the form of the case.
    return { ...before, ...fields, ...gone } as Application;
  });
}

/**
 * Whether a case stays with its person after everything else has gone: the person was paid for the occupation and
 * level, and is not paid for it again. The ID number and the item's key then say so, and nothing else.
 */
export function staysWithPerson(application: Application, scope: RemovalScope): boolean {
  return scope === 'BESIDE_VOUCHER' || holdsSlot(application);
}

/**
 * A case without its content and its salt. Phase, days, amount, occupation, level, reasons and who decided stay: the
 * reports count them, and the chain of its events verifies against them.
 */
export function withoutContent(application: Application, removed: ContentRemoved): Application {
  const { applicant, applicationId, certificate, payee, counterEntry, handovers, heirsPayee } = application;
  const isAll = removed.scope === 'ALL';
  const { idNumber } = applicant;
  return applicationSchema.parse({
    ...application,
    contentSalt: undefined,
    applicant: {
      name: isAll ? '' : applicant.name,
      idNumber: staysWithPerson(application, removed.scope) ? idNumber : withoutPerson(applicationId),
      socialSecurityNumber: '',
      phone: '',
      category: applicant.category,
    },
    applicantSubject: '',
    certificate: { ...certificate, number: '' },
    payee: isAll ? { kind: payee.kind, accountNumber: '' } : payee,
    counterEntry: counterEntry && { presentedBy: counterEntry.presentedBy },
    handovers: handovers?.map((handover) => ({ ...handover, reason: '' })),
    legalHolds: undefined,
    deaths: undefined,
    heirsPayee: isAll ? undefined : heirsPayee && voucherOf(heirsPayee),
    ...textsOf(application),
    contentRemoved: removed,
  });
}

/** Of an heir who was paid, the voucher needs the name and the account. */
function voucherOf(heirsPayee: HeirsPayee): HeirsPayee {
  const { heir } = heirsPayee;
  return { ...heirsPayee, heir: { ...heir, idNumber: '', relation: '' }, evidence: '', refusal: undefined };
}

/** What a case holds of texts and names in some stages and phases only, emptied. */
function textsOf(application: Application): object {
  return {
    employer: 'fundApprovedAt' in application ? '' : undefined,
    ...('publicEntry' in application && {
      publicEntry: { ...application.publicEntry, maskedName: '', maskedIdNumber: '', employer: '' },
    }),
    ...(application.phase === 'REJECTED' && {
      explanation: undefined,
      facts: undefined,
      reconsideration: application.reconsideration && { ...application.reconsideration, explanation: undefined },
    }),
  };
}

/** A payment as it stays: whole as a voucher, and then only that, when and how much was ordered. */
export function paymentWithout(payment: Payment, scope: RemovalScope): Payment {
  if (scope === 'BESIDE_VOUCHER') return payment;
  const { returnReason: _, bankReference: __, payeeName: ___, ...rest } = payment;
  return { ...rest, payee: { kind: payment.payee.kind, accountNumber: '' }, taskToken: '' };
}

/** A recovery as it stays: amounts, days and document number; as a voucher also by which transfers money came back. */
export function recoveryWithout({ statement: _, ...recovery }: Recovery, scope: RemovalScope): Recovery {
  const { decided, repayments, conclusions } = recovery;
  return {
    ...recovery,
    explanation: '',
    ...(decided && { decided: { ...decided, explanation: '' } }),
    repayments: repayments.map((each) => (scope === 'ALL' ? { ...each, reference: '' } : each)),
    conclusions: conclusions.map((each) => ({ ...each, explanation: '' })),
  };
}
