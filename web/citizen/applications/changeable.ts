import type { Phase } from '../../../shared/domain/phase.ts';

/** What of an application its applicant may change on their own. */
export type Changeable = 'payee' | 'contact';

// The table of transitions is larger than all of this. A test compares.
const ENDED: readonly Phase[] = ['PAID', 'REJECTED', 'WITHDRAWN'];
/** It is being paid, or pulled before its payment. */
const HELD: readonly Phase[] = ['PAYING', 'SUSPENDED'];

/** Whether it can be changed in a phase: the contact until the case has ended, the payee while nothing holds it. */
export function mayChange(what: Changeable, phase: Phase): boolean {
  return !ENDED.includes(phase) && !(what === 'payee' && HELD.includes(phase));
}

/** Whether an application can be withdrawn in a phase: until it is to be paid, unless it is pulled. */
export function mayWithdraw(phase: Phase): boolean {
  return mayChange('payee', phase) && phase !== 'PAYMENT_RETURNED';
}
