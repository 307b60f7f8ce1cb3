import { CITY_AGENCY } from '../../domain/agency-code.ts';
import type { Application } from '../../domain/case/application.ts';
import { begunAt } from '../../domain/case/current-findings.ts';
import { beijingDate, type CivilDate } from '../../domain/civil-date.ts';
import { dateOf, type Instant } from '../../domain/instant.ts';
import { isUnsuccessful, type Phase } from '../../domain/phase.ts';
import { cellName, type Month } from '../../domain/report/cell.ts';
import { figure, LONGEST_SPAN, type Money, type Span } from '../../domain/report/figures.ts';
import { type CellTallies, sumOf, type Tally } from '../../domain/report/tally.ts';
import { CalendarMissingError, type WorkingCalendar } from '../working-calendar.ts';
import { workingDaysBetween } from './working-days-between.ts';

/** What one case contributes to the reports after its latest event. It holds no personal data. */
export interface CaseTally {
  readonly applicationId: string;
  /** The day of its submission in Beijing, which never changes. */
  readonly submittedOn: CivilDate;
  /** The sequence number of its latest event. The contribution of a later event takes the place of this one. */
  readonly eventCount: number;
  readonly cells: CellTallies;
}

/**
 * What a case contributes to the reports, from the case alone: in its cell by agency, month of submission, occupation
 * and level, once it is paid also in a cell by the month of the payment, and where decisions of it get a second look,
 * in a cell of each agency that made them.
 *
 * A span of time that reaches a year without holiday data is left out.
 */
export function caseTally(application: Application, calendar: WorkingCalendar): CaseTally {
  const { applicationId, submittedAt, eventCount, agency = CITY_AGENCY, certificate, terms } = application;
  const { level, occupationCode } = certificate;
  const submittedOn = beijingDate(dateOf(submittedAt));
  const ofCase = cellName({ of: 'CASES', agency, month: monthOf(submittedAt), occupationCode, level });
  const figures: Tally = {
    [figure.count(application.phase)]: 1,
    [figure.fen(application.phase)]: terms.amountFen,
    ...moneyOf(application),
    ...daysOf(application, calendar),
  };
  const cells = { [ofCase]: figures, ...paymentOf(application, agency), ...secondLooksOf(application) };
  return { applicationId, submittedOn, eventCount, cells };
}

function paymentOf(application: Application, agency: string): CellTallies {
  if (application.phase !== 'PAID') return {};
  const { paidAt, certificate, terms } = application;
  const ofPayment = cellName({ of: 'PAID', month: monthOf(paidAt), agency, level: certificate.level });
  return { [ofPayment]: { [figure.paidCount]: 1, [figure.paidFen]: terms.amountFen } };
}

/** They count for the agency whose decision it was: a verification often ends with the case at another agency. */
function secondLooksOf({ secondLooks = [], submittedAt }: Application): CellTallies {
  const month = monthOf(submittedAt);
  return sumOf(
    secondLooks.map(({ stage, agency, agrees }) => ({
      [cellName({ of: 'SECOND_LOOKS', agency, month })]: {
        [figure.secondLook(stage, agrees === undefined ? 'open' : 'decided')]: 1,
        ...(agrees === false && { [figure.secondLook(stage, 'disagreements')]: 1 }),
      },
    })),
  );
}

/** The month of a moment in Beijing. */
export function monthOf(instant: Instant): Month {
  return beijingDate(dateOf(instant)).slice(0, 7);
}

/** Where the money of an approved case is. The phases before the approval are here only because every phase is. */
const PART: Readonly<Record<Phase, Exclude<Money, 'approved' | 'repaid'> | undefined>> = {
  VERIFYING: undefined,
  MANUAL_VERIFICATION: undefined,
  CORRECTION_REQUESTED: undefined,
  FUND_REVIEW: undefined,
  AWAITING_PUBLICATION: 'pending',
  PUBLICISED: 'pending',
  OBJECTION_REVIEW: 'pending',
  SUSPENDED: 'suspended',
  PAYING: 'pending',
  PAYMENT_RETURNED: 'returned',
  PAID: 'paid',
  REJECTED: undefined,
  WITHDRAWN: undefined,
};

/** Nothing unless the case is approved: a case that ended without a payment is no longer approved. */
function moneyOf(application: Application): Tally {
  const { phase, stage, terms } = application;
  if (stage === 'declared' || stage === 'verified' || isUnsuccessful(phase)) return {};
  const part = PART[phase];
  const repaidFen = repaidOf(application);
  return {
    [figure.money('approved')]: terms.amountFen,
    ...(part && { [figure.money(part)]: terms.amountFen }),
    ...(repaidFen > 0 && { [figure.money('repaid')]: repaidFen }),
  };
}

/** What of the payment has come back. Each repayment is an event of the case, so the counts follow it. */
function repaidOf(application: Application): number {
  return application.phase === 'PAID' ? (application.recovery?.repaidFen ?? 0) : 0;
}

/** How long each span took that is over, in working days. A case made by an order begins with the order. */
function daysOf(application: Application, calendar: WorkingCalendar): Tally {
  const begun = begunAt(application);
  const spans: [Span, Instant, Instant][] = [];
  if ('certificateApprovedAt' in application) spans.push(['VERIFICATION', begun, application.certificateApprovedAt]);
  if ('fundApprovedAt' in application) {
    spans.push(['FUND_REVIEW', application.certificateApprovedAt, application.fundApprovedAt]);
  }
  if (application.phase === 'PAID') {
    spans.push(['PAYMENT', application.closesAt, application.paidAt], ['UNTIL_PAID', begun, application.paidAt]);
  }
  if (application.phase === 'REJECTED') spans.push(['UNTIL_REFUSED', begun, application.refusedAt]);
  const known = spans.flatMap(([span, from, to]) => {
    const days = daysIfKnown(from, to, calendar);
    return days === undefined ? [] : [[figure.days(span, days), 1] as const];
  });
  return Object.fromEntries(known);
}

function daysIfKnown(from: Instant, to: Instant, calendar: WorkingCalendar): number | undefined {
  try {
    return workingDaysBetween(from, to, LONGEST_SPAN, calendar);
  } catch (error) {
    if (error instanceof CalendarMissingError) return undefined;
    throw error;
  }
}
