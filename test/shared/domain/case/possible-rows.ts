import { type Application, type ApplicationIn, countedObjections } from '../../../../shared/domain/case/application.ts';
import { awaitsConfirmation, deathOf, recipientOf } from '../../../../shared/domain/death.ts';
import { handoversOfAgencies } from '../../../../shared/domain/handover.ts';
import { isFinal } from '../../../../shared/domain/phase.ts';
import { activeHold } from '../../../../shared/domain/retention.ts';
import { stoppedPayment } from '../../../../shared/domain/suspension.ts';
import { TRANSITIONS, type Transition } from '../../../../shared/domain/transitions.ts';
import type { LaterEvent } from './all-decisions.ts';

/** A row of the transition table that happens to a case. */
export type LaterRow = Transition & { readonly event: LaterEvent };

export const LATER_ROWS = TRANSITIONS.filter(({ from }) => from !== null) as readonly LaterRow[];

/** The rows that a case in its phase can take, in the order of the table. */
export function possibleRows(application: Application): readonly LaterRow[] {
  return LATER_ROWS.filter((row) => row.from === application.phase && isOpen(application, row));
}

/** Cases with a past only are kept, or lose their content, so that the random cases live long enough. */
const EVENTS_OF_OLD_CASES = 12;

/** Whether what the table allows in a phase is still to be done. */
function isOpen(application: Application, { event, to, who }: LaterRow): boolean {
  const { phase, corrections = [], contentRemoved } = application;
  if (!fitsDeath(application, event, who)) return false;
  if (event === 'LEGAL_HOLD_PLACED') return application.eventCount > EVENTS_OF_OLD_CASES && !activeHold(application);
  if (event === 'LEGAL_HOLD_LIFTED') return activeHold(application) !== undefined;
  if (event === 'CONTENT_REMOVED') return application.eventCount > EVENTS_OF_OLD_CASES && !contentRemoved;
  if (contentRemoved) return false;
  if (event === 'CORRECTION_ASKED') return corrections.filter(({ stage }) => stage === phase).length < 2;
  if (event === 'AGENCY_CHANGED') return handoversOfAgencies(application.handovers) < 2;
  if (event === 'OBJECTION_NOT_ADMITTED') return countedObjections(application) > 0;
  if (event === 'PUBLISHED') return application.stage === 'scheduled';
  if (phase === 'SUSPENDED' && to === 'PAYING') return stoppedPayment(application.suspension);
  if (application.phase === 'PAID') return isOpenAfterPayment(application, event);
  if (phase !== 'REJECTED') return true;
  if (event === 'RECONSIDERATION_REQUESTED') return !application.reconsideration && !application.overturned;
  return !application.overturned || BESIDE_THE_REFUSAL.has(event);
}

/** The events by which an applicant disposes of the claim. */
const DISPOSING: ReadonlySet<LaterEvent> = new Set(['CORRECTED', 'PAYEE_CHANGED', 'CONTACT_CHANGED', 'WITHDRAWN']);

/** Whether something may still be done, or may be done only, once the applicant has died. */
function fitsDeath(application: Application, event: LaterEvent, who: LaterRow['who']): boolean {
  const isDead = deathOf(application) !== undefined;
  const isAsked = awaitsConfirmation(application);
  switch (event) {
    case 'DEATH_RECORDED':
    case 'PAYEE_REFUSED':
      return !isDead;
    // Another payee in place of the one before only now and then.
    case 'HEIRS_PAYEE_NAMED':
      return isDead && ((!isAsked && !recipientOf(application)) || application.eventCount % 5 === 0);
    case 'HEIRS_PAYEE_CONFIRMED':
    case 'HEIRS_PAYEE_REFUSED':
      return isAsked;
    case 'PAYMENT_CONFIRMED':
      return !isDead || isAsked;
    case 'PAYMENT_REQUESTED':
      return recipientOf(application) !== undefined;
    default:
      return !isDead || who !== 'applicant' || !DISPOSING.has(event);
  }
}

/** What may happen to a refused case that has fallen: nothing of it is about the refusal. */
const BESIDE_THE_REFUSAL: ReadonlySet<LaterEvent> = new Set([
  'COMPLAINT_FILED',
  'COMPLAINT_DECIDED',
  'SECOND_LOOK_DECIDED',
  'DISAGREEMENT_DECIDED',
]);

/** One recovery of a case is open at a time, and nothing is asked back that has come back. */
function isOpenAfterPayment({ recovery, terms }: ApplicationIn<'PAID'>, event: LaterEvent): boolean {
  if (event === 'RECOVERY_NOTIFIED') return !recovery?.open && (recovery?.repaidFen ?? 0) < terms.amountFen;
  return !/^(RECOVERY|REPAYMENT)_/.test(event) || recovery?.open !== undefined;
}

/** The rows of a phase that is final: the case stays in it. */
export const ROWS_AFTER_THE_END = LATER_ROWS.filter(({ from }) => from !== null && isFinal(from));
