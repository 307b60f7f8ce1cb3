import * as z from 'zod/mini';
import { civilDateSchema } from './civil-date.ts';
import type { IdNumber } from './id-number.ts';
import { instantSchema } from './instant.ts';

/**
 * How much of a case goes: all that says who it was about, or all but what the vouchers (会计凭证) need, where money
 * was ordered.
 */
export const REMOVAL_SCOPES = ['BESIDE_VOUCHER', 'ALL'] as const;
export type RemovalScope = (typeof REMOVAL_SCOPES)[number];

/** That, when and by which plan the content of a case was removed. */
export const contentRemovedSchema = z.object({
  scope: z.enum(REMOVAL_SCOPES),
  at: instantSchema,
  planId: z.string(),
  /** The ID number in whose partition the rest of the case still lies; only while it is being moved away. */
  from: z.optional(z.string()),
  /** Absent while the removal is under way. One that was killed goes on where it was. */
  done: z.optional(z.literal(true)),
});
export type ContentRemoved = Readonly<z.output<typeof contentRemovedSchema>>;

/** Whether the content has gone, and the vouchers are left. */
export function hasVouchers({ scope, done }: ContentRemoved): boolean {
  return scope === 'BESIDE_VOUCHER' && done === true;
}

/** Why staff keep a case beyond its time: 行政复议, 诉讼, an inquiry by another organ, or another reason. */
export const LEGAL_HOLD_BASES = ['ADMINISTRATIVE_RECONSIDERATION', 'LITIGATION', 'INQUIRY', 'OTHER'] as const;
export type LegalHoldBasis = (typeof LEGAL_HOLD_BASES)[number];

/** Staff keep a case beyond its time (保全), until they lift it. */
export const legalHoldSchema = z.object({
  basis: z.enum(LEGAL_HOLD_BASES),
  documentNumber: z.optional(z.string()),
  /** For staff only. */
  note: z.string(),
  placedBy: z.string(),
  placedAt: instantSchema,
  lifted: z.optional(z.object({ by: z.string(), at: instantSchema })),
});
export type LegalHold = Readonly<z.output<typeof legalHoldSchema>>;

/** The hold that keeps a case now; undefined where none does. */
export function activeHold({ legalHolds = [] }: { readonly legalHolds?: readonly LegalHold[] | undefined }) {
  return legalHolds.find(({ lifted }) => lifted === undefined);
}

/**
 * Why a case that is due stays: LEGAL_HOLD staff keep it; OPEN_TASK something of it is still to be decided, such as a
 * reconsideration or a complaint; OPEN_RECOVERY money is asked back; NEW_ATTEMPT its refusal fell, and the attempt in
 * its place has not ended.
 */
export const HOLD_GROUNDS = ['LEGAL_HOLD', 'OPEN_TASK', 'OPEN_RECOVERY', 'NEW_ATTEMPT'] as const;
export type HoldGround = (typeof HOLD_GROUNDS)[number];

/** How a case ended. RECEIPT: its submission was refused at once. */
export const ENDINGS = ['PAID', 'REFUSED', 'WITHDRAWN', 'RECEIPT'] as const;
export type Ending = (typeof ENDINGS)[number];

/** What a case loses, and from which day on. */
const retentionSchema = /* @__PURE__ */ (() =>
  z.object({
    ending: z.enum(ENDINGS),
    scope: z.enum(REMOVAL_SCOPES),
    /** The day of the last thing that was done in the case, Beijing time. */
    endedOn: civilDateSchema,
    /** The first day on which it may go. */
    dueOn: civilDateSchema,
  }))();
export type Retention = Readonly<z.output<typeof retentionSchema>>;

/** REMOVED: it has gone. KEPT: when its turn came, it was held or no longer due. */
export const ENTRY_OUTCOMES = ['REMOVED', 'KEPT'] as const;

/** One case in a plan. It names no person. */
export const planEntrySchema = /* @__PURE__ */ (() =>
  z.extend(retentionSchema, {
    applicationId: z.string(),
    agency: z.string(),
    /** Why it stays; absent where the plan removes it. */
    hold: z.optional(z.enum(HOLD_GROUNDS)),
    outcome: z.optional(z.enum(ENTRY_OUTCOMES)),
  }))();
export type PlanEntry = Readonly<z.output<typeof planEntrySchema>>;

/**
 * DRAWING_UP: being written. DRAFT: lists what would go; nothing does. REPLACED: a newer one took its place. RELEASED:
 * a supervisor of the city let it go ahead. DONE: each of its cases has gone, or was kept.
 */
export const PLAN_STATUSES = ['DRAWING_UP', 'DRAFT', 'REPLACED', 'RELEASED', 'DONE'] as const;

/** Which cases lose their content: first a dry run, and a removal once it is released. */
export const retentionPlanSchema = /* @__PURE__ */ (() =>
  z.object({
    /** The day on which it was drawn up, Beijing time. */
    planId: z.string(),
    status: z.enum(PLAN_STATUSES),
    drawnUpAt: instantSchema,
    /** How many cases it removes, and how many are due but held. */
    dueCount: z.int(),
    heldCount: z.int(),
    release: z.optional(z.object({ by: z.string(), at: instantSchema, note: z.string() })),
    /** What became of it. */
    done: z.optional(z.object({ at: instantSchema, removed: z.int(), kept: z.int() })),
  }))();
export type RetentionPlan = Readonly<z.output<typeof retentionPlanSchema>>;

const WITHOUT_PERSON = 'REMOVED#';

/** What stands for the ID number of a case that no longer has a person. It names a partition of the case's own. */
export function withoutPerson(applicationId: string): IdNumber {
  return `${WITHOUT_PERSON}${applicationId}` as IdNumber;
}

/** Whether an ID number stands for nobody. */
export function isWithoutPerson(idNumber: string): boolean {
  return idNumber.startsWith(WITHOUT_PERSON);
}
