import * as z from 'zod/mini';
import { CHECKS, EMPLOYMENT_CONDITIONS } from '../domain/finding.ts';
import { beijingTimeField, shownDateField } from './answer-fields.ts';
import { reasonView } from './problems.ts';
import { schema } from './schema.ts';

/** What a register has, to be compared with what was declared: of the employment, or of the certificate. */
const foundView = /* @__PURE__ */ schema(() =>
  z.object({
    employer: z.optional(z.string()),
    agency: z.optional(z.string()),
    inCity: z.optional(z.boolean()),
    contract: z.optional(z.boolean()),
    insured: z.optional(z.boolean()),
    filed: z.optional(z.boolean()),
    insuredMonths: z
      .optional(z.int())
      .check(z.meta({ description: '累计缴纳失业保险费的月数；仅限有此要求的补贴项目' })),
    level: z.optional(z.int()),
    occupationCode: z.optional(z.string()),
    occupationName: z.optional(z.string()),
    issuedOn: z.optional(shownDateField),
    status: z.optional(z.enum(['VALID', 'REVOKED'])),
    sameHolder: z.optional(z.boolean()),
  }),
);

/** What a programme asks of the employment, as it was when the case was submitted. */
export const requirementsView = /* @__PURE__ */ schema(() =>
  z.object({
    employmentConditions: z.array(z.enum(EMPLOYMENT_CONDITIONS)),
    insuredMonths: z.int().check(z.meta({ description: '累计缴纳失业保险费的最少月数；0 为不要求' })),
  }),
);

/** What a check of the verification found; without an answer it found nothing. */
export const checkView = /* @__PURE__ */ schema(() =>
  z.object({
    check: z.enum(CHECKS),
    outcome: z.enum(['yes', 'no', 'no-answer']),
    reasons: z.array(reasonView),
    at: z.optional(beijingTimeField),
    employer: z.optional(z.string()),
    agency: z.optional(z.string()),
    found: z.optional(foundView),
  }),
);
