import * as z from 'zod/mini';
import { civilDateSchema } from './civil-date.ts';
import { handSchema } from './hand.ts';
import { type Instant, instantSchema } from './instant.ts';
import { type Fen, fen, fenSchema, totalFen } from './money.ts';
import { statementSchema } from './suspension.ts';

/** Why money is asked back (追缴). */
export const RECOVERY_GROUNDS = ['OVERPAID', 'NOT_ENTITLED', 'FALSE_DECLARATION', 'DUPLICATE'] as const;
export type RecoveryGround = (typeof RECOVERY_GROUNDS)[number];

export const RECOVERY_STATUSES = ['NOTIFIED', 'DECIDED', 'PART_REPAID', 'REPAID', 'TRANSFERRED', 'CLOSED'] as const;
export type RecoveryStatus = (typeof RECOVERY_STATUSES)[number];

/** How a decided recovery ends without all of the money, or goes to another organ (移送). */
export const RECOVERY_CONCLUSIONS = ['TRANSFERRED', 'CLOSED'] as const;

export const instalmentSchema = /* @__PURE__ */ (() => z.object({ dueOn: civilDateSchema, amountFen: fenSchema }))();
/** One part of what is to be paid back, due at 24:00 of a day. */
export type Instalment = Readonly<z.output<typeof instalmentSchema>>;

/** What a decision asks for. The instalments add up to the amount; the last one is due on `repayBy`. */
export const recoveryOrderSchema = /* @__PURE__ */ (() =>
  z.object({
    amountFen: fenSchema,
    repayBy: civilDateSchema,
    instalments: z.array(instalmentSchema),
  }))();
export type RecoveryOrder = Readonly<z.output<typeof recoveryOrderSchema>>;

export const repaymentSchema = /* @__PURE__ */ (() =>
  z.object({
    amountFen: fenSchema,
    /** The number of the transfer; it names the repayment within its recovery. */
    reference: z.string(),
    receivedOn: civilDateSchema,
    recordedBy: z.string(),
    recordedAt: instantSchema,
  }))();
export type Repayment = Readonly<z.output<typeof repaymentSchema>>;

export const conclusionSchema = /* @__PURE__ */ (() =>
  z.object({
    status: z.enum(RECOVERY_CONCLUSIONS),
    /** Shown to the applicant. */
    explanation: z.string(),
    concludedBy: z.string(),
    concludedAt: instantSchema,
  }))();
export type Conclusion = Readonly<z.output<typeof conclusionSchema>>;

/** Money of one paid case that is asked back: a record beside the case, which stays PAID. */
export const recoverySchema = /* @__PURE__ */ (() =>
  z.object({
    recoveryId: z.string(),
    applicationId: z.string(),
    status: z.enum(RECOVERY_STATUSES),
    ground: z.enum(RECOVERY_GROUNDS),
    /** What the notification asks for. A decision may ask for less. */
    askedFen: fenSchema,
    /** Why, in words that the applicant reads. */
    explanation: z.string(),
    notifiedAt: instantSchema,
    openedBy: handSchema,
    /** Until when the applicant may make a statement. */
    hearingUntil: instantSchema,
    statement: z.optional(statementSchema),
    /** What was decided; absent until then, and where the recovery was dropped. */
    order: z.optional(recoveryOrderSchema),
    decided: z.optional(
      z.object({ at: instantSchema, explanation: z.string(), documentNumber: z.optional(z.string()) }),
    ),
    repayments: z.array(repaymentSchema),
    conclusions: z.array(conclusionSchema),
  }))();
export type Recovery = Readonly<z.output<typeof recoverySchema>>;

/** What a decision asks for, where it names no instalments: all of it on its day. */
export function recoveryOrderOf(
  asked: Pick<RecoveryOrder, 'amountFen' | 'repayBy'> & {
    readonly instalments?: RecoveryOrder['instalments'] | undefined;
  },
): RecoveryOrder {
  const { amountFen, repayBy, instalments = [{ dueOn: repayBy, amountFen }] } = asked;
  return { amountFen, repayBy, instalments };
}

/** Whether new payments to the person wait for it. A transfer to another organ does not end it. */
export function isOpenRecovery({ status }: Pick<Recovery, 'status'>): boolean {
  return status !== 'REPAID' && status !== 'CLOSED';
}

/** What has come back so far. */
export function repaidOf({ repayments }: Pick<Recovery, 'repayments'>): Fen {
  return totalFen(repayments.map(({ amountFen }) => amountFen));
}

/** What is still to be paid back of what was decided; nothing before the decision. */
export function restOf(recovery: Pick<Recovery, 'order' | 'repayments'>): Fen {
  return fen((recovery.order?.amountFen ?? 0) - repaidOf(recovery));
}

/** The first instalment that what has come back does not cover; undefined where all are covered. */
export function nextInstalment(recovery: Pick<Recovery, 'order' | 'repayments'>): Instalment | undefined {
  let left: number = repaidOf(recovery);
  for (const instalment of recovery.order?.instalments ?? []) {
    if (left < instalment.amountFen) return instalment;
    left -= instalment.amountFen;
  }
  return undefined;
}

/** Whether a recovery may be decided against the applicant: after the statement, or after the time for it. */
export function isHeard(
  { statement, hearingUntil }: Pick<Recovery, 'statement' | 'hearingUntil'>,
  at: Instant,
): boolean {
  return statement !== undefined || at >= hearingUntil;
}
