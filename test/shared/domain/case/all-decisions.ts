import type { Application } from '../../../../shared/domain/case/application.ts';
import type { Change } from '../../../../shared/domain/case/change.ts';
import { refuseSubmission } from '../../../../shared/domain/case/refused-submission.ts';
import type { EventName } from '../../../../shared/domain/transitions.ts';
import { dalian2019to2021 } from '../../../../shared/policy/policies/dalian-2019-2021.ts';
import { termsOf } from '../../../../shared/policy/terms.ts';
import { anApplication, anApplicationBody, aSubmission, SUBMITTED_AT } from '../../../support/applications.ts';
import { aPerson } from '../../../support/people.ts';
import type { Begin, Decide, RowOf } from './decision-of-event.ts';
import { type Desk, usualDesk } from './desk.ts';
import { anAdmission, payoutDecisions, remedyDecisions } from './payout-and-remedy-decisions.ts';
import { publicityDecisions } from './publicity-decisions.ts';
import { reviewDecisions } from './review-decisions.ts';

const MADE_AT_A_DESK = {
  ...reviewDecisions,
  ...publicityDecisions,
  ...payoutDecisions,
  ...remedyDecisions,
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
  SUBMITTED: () => aSubmission(),
  SUBMISSION_REFUSED: () => aRefusedSubmission('RECEIPT000000001'),
  ADMITTED: ({ to } = {}) => {
    const stage = to === 'FUND_REVIEW' ? 'verified' : 'declared';
    return anAdmission(anApplication({ phase: 'REJECTED', stage }).application, usualDesk).admitted;
  },
} as const satisfies Record<Begin, (row?: RowOf) => Change>;

/** A submission that the policy refused, for the third level unless the test names another. */
export function aRefusedSubmission(
  receiptNumber: string,
  { moment = new Date(SUBMITTED_AT), person = aPerson(1) } = {},
) {
  const { applicant, certificate, payee } = anApplicationBody({ person });
  return refuseSubmission(
    {
      declaration: { applicant, certificate, payee },
      subject: person.subject,
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
