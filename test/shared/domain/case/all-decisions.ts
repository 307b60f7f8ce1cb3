import type { Application } from '../../../../shared/domain/case/application.ts';
import type { Change } from '../../../../shared/domain/case/change.ts';
import { refuseSubmission } from '../../../../shared/domain/case/refused-submission.ts';
import type { EnteredAtCounter } from '../../../../shared/domain/counter-entry.ts';
import type { EventName } from '../../../../shared/domain/transitions.ts';
import { dalian2019to2021 } from '../../../../shared/policy/policies/dalian-2019-2021.ts';
import { termsOf } from '../../../../shared/policy/terms.ts';
import { anApplication, anApplicationBody, aSubmission, SUBMITTED_AT } from '../../../support/applications.ts';
import { ENTERED_AT_COUNTER } from '../../../support/counter.ts';
import { aPerson, type Person } from '../../../support/people.ts';
import { deathDecisions } from './death-decisions.ts';
import type { Begin, Decide, RowOf } from './decision-of-event.ts';
import { type Desk, usualDesk } from './desk.ts';
import { anAdmission, payoutDecisions, remedyDecisions, secondLookDecisions } from './payout-and-remedy-decisions.ts';
import { publicityDecisions } from './publicity-decisions.ts';
import { recoveryDecisions } from './recovery-decisions.ts';
import { retentionDecisions } from './retention-decisions.ts';
import { reviewDecisions } from './review-decisions.ts';

const MADE_AT_A_DESK = {
  ...reviewDecisions,
  ...publicityDecisions,
  ...payoutDecisions,
  ...remedyDecisions,
  ...secondLookDecisions,
  ...recoveryDecisions,
  ...deathDecisions,
  ...retentionDecisions,
} as const satisfies Record<Exclude<EventName, Begin>, Decide>;

export type LaterEvent = keyof typeof MADE_AT_A_DESK;
export const LATER_EVENTS = Object.keys(MADE_AT_A_DESK) as readonly LaterEvent[];

/** Makes the decision of an event that happens to a case. */
export function decide(event: LaterEvent, application: Application, row: RowOf = {}, desk: Desk = usualDesk): Change {
  const make: Decide = MADE_AT_A_DESK[event];
  return make(application, desk, row);
}

/** The events with which a case begins, with what begins it: a submission, or a refused case. */
export const BEGINS = {
  SUBMITTED: ({ who } = {}) => aSubmission(atCounter(who)),
  SUBMISSION_REFUSED: ({ who } = {}) => aRefusedSubmission('RECEIPT000000001', atCounter(who)),
  ADMITTED: ({ to } = {}) => {
    const stage = to === 'FUND_REVIEW' ? 'verified' : 'declared';
    return anAdmission(anApplication({ phase: 'REJECTED', stage }).application, usualDesk).admitted;
  },
} as const satisfies Record<Begin, (row?: RowOf) => Change>;

/** Staff enter what is presented at the counter. */
const atCounter = (who: string | undefined) => (who === 'staff' ? { counter: ENTERED_AT_COUNTER } : {});

/** A submission that the policy refused, for the third level unless the test names another. */
export function aRefusedSubmission(
  receiptNumber: string,
  {
    moment = new Date(SUBMITTED_AT),
    person = aPerson(1),
    counter,
  }: { moment?: Date; person?: Person; counter?: EnteredAtCounter } = {},
) {
  const { applicant, certificate, payee } = anApplicationBody({ person });
  return refuseSubmission(
    {
      declaration: { applicant, certificate, payee },
      subject: person.subject,
      counter,
      receiptNumber,
      contentSalt: 'salt',
      terms: termsOf(dalian2019to2021, certificate),
      reasons: ['APPLICATION_DEADLINE_PASSED'],
      facts: { issuedOn: '2020-05-20', lastDay: '2021-05-20', refusedOn: '2021-06-16' },
      year: 2021,
    },
    moment,
  );
}
