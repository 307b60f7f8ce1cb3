import type { Phase } from '../../../shared/domain/phase.ts';

/** What of an application its applicant may change on their own. */
export type Changeable = 'payee' | 'contact';

const ENDED: readonly Phase[] = ['PAID', 'REJECTED', 'WITHDRAWN'];

/** Whether it can be changed in a phase: the contact until the case has ended, the payee unless it is being paid. */
export function mayChange(what: Changeable, phase: Phase): boolean {
  return !ENDED.includes(phase) && !(what === 'payee' && phase === 'PAYING');
}
