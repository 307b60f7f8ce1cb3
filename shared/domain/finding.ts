import * as z from 'zod/mini';
import { civilDateSchema } from './civil-date.ts';
import { instantSchema } from './instant.ts';
import { REASON_CODES } from './reason-code.ts';

/** The three automatic checks of a verification (Guide §2). */
export const CHECKS = ['identity', 'employment', 'certificate'] as const;
export type Check = (typeof CHECKS)[number];

/** The facts of an employment that a programme may ask for. */
export const EMPLOYMENT_CONDITIONS = ['inCity', 'contract', 'insured', 'filed'] as const;
export type EmploymentCondition = (typeof EMPLOYMENT_CONDITIONS)[number];

/**
 * What the employment register said of a person whom it has a record of. It is kept where the check said no, or where
 * its yes does not mean that all four facts hold.
 */
const employmentFoundSchema = /* @__PURE__ */ (() =>
  z.object({
    inCity: z.boolean(),
    contract: z.boolean(),
    insured: z.boolean(),
    filed: z.boolean(),
    /** Months of contributions to unemployment insurance, in sum; kept only for a programme that asks for them. */
    insuredMonths: z.optional(z.int()),
  }))();
export type EmploymentFound = Readonly<z.output<typeof employmentFoundSchema>>;

/** What the certificate registry said under the declared number. Another holder's name and ID number are not kept. */
const certificateFoundSchema = /* @__PURE__ */ (() =>
  z.object({
    level: z.int(),
    occupationCode: z.string(),
    issuedOn: civilDateSchema,
    status: z.enum(['VALID', 'REVOKED']),
    sameHolder: z.boolean(),
  }))();
export type CertificateFound = Readonly<z.output<typeof certificateFoundSchema>>;

/** What one check found. A check without a finding got no answer, which is never a reason to refuse. */
export const findingSchema = /* @__PURE__ */ (() =>
  z.object({
    check: z.enum(CHECKS),
    outcome: z.enum(['yes', 'no']),
    reasons: z.array(z.enum(REASON_CODES)),
    at: instantSchema,
    /** How many corrections the case had when it was made; absent where none. */
    round: z.optional(z.int()),
    employer: z.optional(z.string()),
    agency: z.optional(z.string()),
    /** What the certificate registry calls the declared occupation. */
    occupationName: z.optional(z.string()),
    /** What the register has, so that staff can compare it with what was declared. */
    employmentFound: z.optional(employmentFoundSchema),
    certificateFound: z.optional(certificateFoundSchema),
  }))();
export type Finding = Readonly<z.output<typeof findingSchema>>;
