import * as z from 'zod/mini';
import { EMPLOYMENT_CONDITIONS } from './finding.ts';
import { MASK_STYLES } from './mask.ts';
import { fenSchema } from './money.ts';

export const termsSchema = z.object({
  policyId: z.string(),
  /** Absent in cases from before there was a second programme: they are of the default one. */
  programme: z.optional(z.string()),
  amountFen: fenSchema,
  /** Null where the programme has no limit for a year. */
  annualLimit: z.nullable(z.int()),
  /** What the employment register must confirm; absent in older cases, for which it is all of it. */
  employmentConditions: z.optional(z.array(z.enum(EMPLOYMENT_CONDITIONS))),
  /** Months of contributions to unemployment insurance, in sum, that are asked for; absent or 0: none. */
  insuredMonths: z.optional(z.int()),
  publicityWorkingDays: z.int(),
  publishAtHour: z.int(),
  reviewWorkingDays: z.int(),
  correctionWorkingDays: z.int(),
  correctionReminders: z.array(z.int()),
  correctionRounds: z.int(),
  objectionDecisionWorkingDays: z.int(),
  objectionExtendedWorkingDays: z.int(),
  complaintWorkingDays: z.int(),
  statementWorkingDays: z.int(),
  suspensionWorkingDays: z.int(),
  reconsiderationWorkingDays: z.int(),
  handoversOfAgencies: z.int(),
  paymentDays: z.int(),
  payoutDelayWorkingDays: z.int(),
  payoutAtHour: z.int(),
  returnReminderDays: z.array(z.int()).check(z.minLength(1)),
  confirmationWorkingDays: z.int(),
  maskStyle: z.enum(MASK_STYLES),
  occupation: z.object({
    /** One id for the occupation in every edition of the classification. */
    conceptId: z.string(),
    /** As in the edition of the issue date; absent where the catalogue does not have the occupation. */
    name: z.optional(z.string()),
  }),
});

/**
 * The figures an application runs on and the occupation it is for. They are copied from its policy at submission and
 * stored with it.
 *
 * Decisions on a running case read these and not the policy, so a later edit of the policy never changes it.
 */
export type Terms = Readonly<z.output<typeof termsSchema>>;
