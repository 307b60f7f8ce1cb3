import * as z from 'zod/mini';
import { beijingDate, civilDateSchema } from './civil-date.ts';
import { type Hand, handSchema, isSameHand } from './hand.ts';
import { dateOf, type Instant, instantSchema } from './instant.ts';
import { type Payee, payeeSchema } from './payment.ts';

/** That an applicant has died, as staff recorded it. */
export const deathSchema = z.object({
  diedOn: civilDateSchema,
  /** What was presented, for staff only. */
  evidence: z.string(),
  recordedBy: handSchema,
  at: instantSchema,
  /** Set once another supervisor has found that it is not so. */
  struckAt: z.optional(instantSchema),
});
export type Death = Readonly<z.output<typeof deathSchema>>;

/** Who inherits the claim, in what relation to the applicant. */
export const heirSchema = z.object({ name: z.string(), idNumber: z.string(), relation: z.string() });
export type Heir = Readonly<z.output<typeof heirSchema>>;

/** Where the money of an applicant who has died goes. No money goes there before a payer has confirmed it. */
export const heirsPayeeSchema = z.object({
  heir: heirSchema,
  payee: payeeSchema,
  /** What was presented, for staff only. */
  evidence: z.string(),
  namedBy: handSchema,
  /** The event that named it, by its sequence number. */
  sequence: z.int(),
  confirmedAt: z.optional(instantSchema),
  /** Why a payer did not confirm it, for staff only. */
  refusal: z.optional(z.string()),
});
export type HeirsPayee = Readonly<z.output<typeof heirsPayeeSchema>>;

/** What a case records of the death of its applicant. */
export const deathFields = {
  /** As staff recorded it, oldest first; all but the last were struck out. Absent where nothing was recorded. */
  deaths: z.optional(z.array(deathSchema)),
  /** The last one that was named; absent where none was. */
  heirsPayee: z.optional(heirsPayeeSchema),
};

/** A case, or what the death of its applicant means for it. */
export interface MayHaveDied {
  readonly submittedAt: Instant;
  readonly payee: Payee;
  readonly deaths?: readonly Death[] | undefined;
  readonly heirsPayee?: HeirsPayee | undefined;
}

/** The death of the applicant; undefined where none is recorded, or what was recorded was struck out. */
export function deathOf({ deaths = [] }: Pick<MayHaveDied, 'deaths'>): Death | undefined {
  const last = deaths.at(-1);
  return last?.struckAt === undefined ? last : undefined;
}

/**
 * Whether the applicant had died before the day of the submission, Beijing time, so that somebody else made it. Who
 * dies on that day may have made it before.
 *
 * @source 民法典 13
 */
export function diedBeforeSubmission(application: Pick<MayHaveDied, 'submittedAt' | 'deaths'>): boolean {
  const death = deathOf(application);
  return death !== undefined && death.diedOn < beijingDate(dateOf(application.submittedAt));
}

/** To whom money is paid. `payeeName` is the holder of the account where that is not the applicant. */
export interface Recipient {
  readonly payee: Payee;
  readonly payeeName?: string;
}

/**
 * To whom the money of a case goes: to the applicant; after a death to the heir, once a payer has confirmed the
 * account. Undefined where nobody may be paid now.
 *
 * @source 民法典 1122 (the claim is part of the estate)
 */
export function recipientOf(application: MayHaveDied): Recipient | undefined {
  const { payee, heirsPayee } = application;
  if (!deathOf(application)) return { payee };
  if (diedBeforeSubmission(application) || heirsPayee?.confirmedAt === undefined) return undefined;
  return { payee: heirsPayee.payee, payeeName: heirsPayee.heir.name };
}

/** Whether a payer is still to confirm where the money goes after a death. */
export function awaitsConfirmation({ heirsPayee }: Pick<MayHaveDied, 'heirsPayee'>): boolean {
  return heirsPayee !== undefined && heirsPayee.confirmedAt === undefined && heirsPayee.refusal === undefined;
}

/** Whether somebody recorded the death of an applicant, or named the payee of the heirs. */
export function hadHandInDeath(application: Pick<MayHaveDied, 'deaths' | 'heirsPayee'>, hand: Hand): boolean {
  const hands = [deathOf(application)?.recordedBy, application.heirsPayee?.namedBy];
  return hands.some((each) => each !== undefined && isSameHand(each, hand));
}

/** The record of a death turned out to be wrong: from then on the case is the applicant's own again. */
export function withoutDeath<Case extends MayHaveDied>(application: Case, struckAt: Instant): Case {
  const deaths = application.deaths?.map((death) => (death.struckAt === undefined ? { ...death, struckAt } : death));
  return { ...application, deaths, heirsPayee: undefined };
}
