import type { AuditEvent } from '../../../../shared/domain/audit-event.ts';
import { holdsSlot } from '../../../../shared/domain/case/application.ts';
import type { Phase } from '../../../../shared/domain/phase.ts';
import { repaidOf } from '../../../../shared/domain/recovery.ts';
import type { StoredCase } from './case-table.ts';

/** The attempts that are open or paid. A receipt is none. */
export function held(cases: readonly StoredCase[]): readonly StoredCase[] {
  return cases.filter(({ application }) => application.attempt > 0 && holdsSlot(application));
}

/** What a case is for: occupation and level. */
export function slotOf({ application }: StoredCase): string {
  const { terms, certificate } = application;
  return `${terms.occupation.conceptId} ${certificate.level}`;
}

/** The phases of an approved case whose money is still to be ordered, or is with the bank. */
const PENDING: readonly Phase[] = ['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING'];

/**
 * The money of some cases, in fen, from the cases alone.
 *
 * Approved: what their trails say, each approval of a fund review, less those that fell before they were paid. Paid and
 * returned: what the bank has reported of the last order. Pending and suspended: the amounts of the cases in these
 * phases. Repaid: what came back of it in recoveries; a case that was paid stays paid.
 */
export function moneyOf(cases: readonly StoredCase[]) {
  return {
    approved: sum(cases, ({ application, trail }) => {
      const approvals = trail.filter(({ event }) => event === 'FUND_REVIEW_APPROVED').length;
      return application.terms.amountFen * (approvals - trail.filter(endsApproval).length);
    }),
    paid: sum(cases, (stored) => reported(stored, 'PAID', 'PAID')),
    returned: sum(cases, (stored) => reported(stored, 'RETURNED', 'PAYMENT_RETURNED')),
    pending: sum(cases, (stored) => amountIn(stored, PENDING)),
    suspended: sum(cases, (stored) => amountIn(stored, ['SUSPENDED'])),
    repaid: sum(cases, ({ recoveries }) => recoveries.reduce((total, recovery) => total + repaidOf(recovery), 0)),
  };
}

/** What applicants keep of what they were paid, in fen. */
export function netOf(cases: readonly StoredCase[]): number {
  const { paid, repaid } = moneyOf(cases);
  return paid - repaid;
}

function endsApproval({ event, before }: AuditEvent): boolean {
  if (event === 'WITHDRAWN') return before !== null && PENDING.includes(before);
  return event === 'OBJECTION_UPHELD' || event === 'APPROVAL_REVOKED';
}

function reported({ application, payments }: StoredCase, status: 'PAID' | 'RETURNED', phase: Phase): number {
  const last = payments.at(-1);
  return last?.status === status && application.phase === phase ? last.amountFen : 0;
}

function amountIn({ application }: StoredCase, phases: readonly Phase[]): number {
  return phases.includes(application.phase) ? application.terms.amountFen : 0;
}

function sum(cases: readonly StoredCase[], amountOf: (stored: StoredCase) => number): number {
  return cases.reduce((total, stored) => total + amountOf(stored), 0);
}
