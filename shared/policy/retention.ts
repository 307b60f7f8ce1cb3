import type { AuditEvent } from '../domain/audit-event.ts';
import { type Application, hasOpenRecovery } from '../domain/case/application.ts';
import { addDays, addMonths, beijingDate, type CivilDate, civilDate } from '../domain/civil-date.ts';
import { dateOf, type Instant } from '../domain/instant.ts';
import { isFinal } from '../domain/phase.ts';
import { activeHold, type Ending, type HoldGround, type Retention } from '../domain/retention.ts';
import type { Task } from '../domain/task.ts';
import type { EventName } from '../domain/transitions.ts';

/** For how many calendar years something is kept. */
export interface RetentionRules {
  /** What a case says of people, objectors included, from its end. */
  readonly contentYears: number;
  /** Who was paid, how much and where, from the end of the year in which the case ended. */
  readonly voucherYears: number;
  /** Who read a case, from the reading. */
  readonly accessYears: number;
}

/** The events by which a case is kept or removed. They do not lengthen its time. */
const OF_RETENTION: ReadonlySet<EventName> = new Set(['LEGAL_HOLD_PLACED', 'LEGAL_HOLD_LIFTED', 'CONTENT_REMOVED']);

/** When the last thing was done in a case, by its trail: its time begins then. Undefined without a trail. */
export function endedAt(trail: readonly AuditEvent[]): Instant | undefined {
  return trail.findLast(({ event }) => !OF_RETENTION.has(event))?.at;
}

/**
 * What a case loses next, and from which day on; undefined where it has not ended, or has lost everything.
 *
 * A day of the end does not count: what ended on 2021-06-16 and is kept for five years may go on 2026-06-17. Vouchers
 * are kept to the end of a year.
 *
 * @param endedAt when the last thing was done in it
 * @source policy data; 个人信息保护法 19, 47; 行政诉讼法 46 II; 会计档案管理办法 14
 */
export function retentionOf(application: Application, endedAt: Instant, rules: RetentionRules): Retention | undefined {
  const { contentRemoved } = application;
  if (!isFinal(application.phase) || contentRemoved?.scope === 'ALL') return undefined;
  const ending = endingOf(application);
  const endedOn = beijingDate(dateOf(endedAt));
  if (contentRemoved) return { ending, scope: 'ALL', endedOn, dueOn: vouchersDueOn(endedOn, rules) };
  const dueOn = addDays(addMonths(endedOn, 12 * rules.contentYears), 1);
  // An order that came back is a voucher, too.
  return { ending, scope: application.paymentCount > 0 ? 'BESIDE_VOUCHER' : 'ALL', endedOn, dueOn };
}

function vouchersDueOn(endedOn: CivilDate, { voucherYears }: RetentionRules): CivilDate {
  return civilDate(`${Number(endedOn.slice(0, 4)) + 1 + voucherYears}-01-01`);
}

function endingOf({ phase, attempt }: Application): Ending {
  if (attempt === 0) return 'RECEIPT';
  if (phase === 'REJECTED') return 'REFUSED';
  return phase === 'PAID' ? 'PAID' : 'WITHDRAWN';
}

/**
 * Why a case must stay although its time is over; undefined where nothing keeps it.
 *
 * @param inPlace the attempt in place of a refusal that fell; undefined where there is none
 */
export function holdOn(
  application: Application,
  tasks: readonly Pick<Task, 'status'>[],
  inPlace: Pick<Application, 'phase'> | undefined,
): HoldGround | undefined {
  if (activeHold(application)) return 'LEGAL_HOLD';
  if (hasOpenRecovery(application)) return 'OPEN_RECOVERY';
  if (tasks.some(({ status }) => status === 'OPEN')) return 'OPEN_TASK';
  return inPlace && !isFinal(inPlace.phase) ? 'NEW_ATTEMPT' : undefined;
}
