import type { Application } from '../domain/case/application.ts';
import { begunAt } from '../domain/case/current-findings.ts';
import { dateOf, type Instant, instantOf } from '../domain/instant.ts';
import type { Phase } from '../domain/phase.ts';
import { stoppedPayment } from '../domain/suspension.ts';
import { paymentDueAt, reviewDueAt } from './due-dates.ts';
import { publicityWindow } from './publicity-window.ts';
import { CalendarMissingError, type WorkingCalendar } from './working-calendar.ts';

/** A phase that a case should still reach, and by when at the latest; without an instant where none is known. */
export interface ExpectedStep {
  readonly phase: Phase;
  readonly notLaterThan?: Instant;
}

/**
 * The phases that lie before a case, if all goes well, in their order; none where it has ended.
 *
 * The dates are the latest ones that the rules allow: a case that is reviewed early is published early. They assume no
 * objection, unless one is under review.
 *
 * @example in fund review, submitted on 2021-06-16 // approved by 2021-06-30 24:00, published by 2021-07-01 09:00 …
 * @source domain rules, Time
 */
export function expectedCourse(application: Application, calendar: WorkingCalendar): readonly ExpectedStep[] {
  const { phase } = application;
  switch (phase) {
    case 'VERIFYING':
    case 'MANUAL_VERIFICATION':
    case 'CORRECTION_REQUESTED':
      return [{ phase: 'FUND_REVIEW' }, ...fromReview(application, calendar)];
    case 'FUND_REVIEW':
      return fromReview(application, calendar);
    case 'AWAITING_PUBLICATION':
      return application.stage === 'scheduled'
        ? fromPublication(application, application)
        : fromApproval(application, dateOf(application.fundApprovedAt), calendar);
    case 'PUBLICISED':
      return fromClose(application);
    case 'OBJECTION_REVIEW':
      return [
        {
          phase: 'PAYING',
          notLaterThan: application.objectionsDueAt,
        },
        paid(application),
      ];
    case 'SUSPENDED':
      return stoppedPayment(application.suspension)
        ? [{ phase: 'PAYING' }, { phase: 'PAID' }]
        : [{ phase: 'AWAITING_PUBLICATION' }, { phase: 'PUBLICISED' }, { phase: 'PAYING' }, { phase: 'PAID' }];
    case 'PAYING':
      return [paid(application)];
    case 'PAYMENT_RETURNED':
      return [{ phase: 'PAYING' }, { phase: 'PAID' }];
    case 'PAID':
    case 'REJECTED':
    case 'WITHDRAWN':
      return [];
    default:
      return phase satisfies never;
  }
}

type Dated = Pick<Application, 'terms'>;
type Window = { readonly publishAt: Instant; readonly closesAt: Instant };

function fromReview(application: Application, calendar: WorkingCalendar): readonly ExpectedStep[] {
  const due =
    application.phase === 'CORRECTION_REQUESTED' ? undefined : known(() => reviewDueOf(application, calendar));
  const approval = { phase: 'AWAITING_PUBLICATION', ...at(due) } as const;
  // 24:00 of the last day is 0:00 of the next, so the day of the approval is the one that holds the instant before.
  const lastMoment = due && new Date(due.getTime() - 1);
  return [approval, ...fromApproval(application, lastMoment, calendar)];
}

function reviewDueOf(application: Application, calendar: WorkingCalendar): Date {
  return reviewDueAt(dateOf(begunAt(application)), application.terms, calendar, application.corrections);
}

function fromApproval(application: Dated, approvedAt: Date | undefined, calendar: WorkingCalendar) {
  const window = approvedAt && known(() => publicityWindow(approvedAt, application.terms, calendar));
  if (!window) return [{ phase: 'PUBLICISED' }, { phase: 'PAYING' }, { phase: 'PAID' }] as const;
  return fromPublication(application, {
    publishAt: instantOf(window.publishAt),
    closesAt: instantOf(window.closesAt),
  });
}

function fromPublication(application: Dated, window: Window): readonly ExpectedStep[] {
  return [{ phase: 'PUBLICISED', notLaterThan: window.publishAt }, ...fromClose({ ...application, ...window })];
}

function fromClose(application: Dated & Pick<Window, 'closesAt'>): readonly ExpectedStep[] {
  return [{ phase: 'PAYING', notLaterThan: application.closesAt }, paid(application)];
}

function paid({ closesAt, terms }: Dated & Pick<Window, 'closesAt'>): ExpectedStep {
  return { phase: 'PAID', notLaterThan: instantOf(paymentDueAt(dateOf(closesAt), terms)) };
}

/** A date in a year without holiday data is left out. It is never guessed. */
function known<Value>(date: () => Value): Value | undefined {
  try {
    return date();
  } catch (error) {
    if (error instanceof CalendarMissingError) return undefined;
    throw error;
  }
}

function at(date: Date | undefined): Pick<ExpectedStep, 'notLaterThan'> {
  return date ? { notLaterThan: instantOf(date) } : {};
}
