import * as z from 'zod/mini';
import { CHECKS } from '../domain/finding.ts';
import { amountFenField, beijingTimeField } from './answer-fields.ts';
import { applicationView } from './application-view.ts';
import { reasonView } from './problems.ts';
import { schema } from './schema.ts';

/** A case as staff see it. */
export const caseFileView = /* @__PURE__ */ schema(() =>
  z.extend(applicationView, {
    applicant: z.object({
      name: z.string(),
      idNumber: z.string(),
      socialSecurityNumber: z.string(),
      phone: z.string(),
      category: z.string(),
    }),
    employer: z.nullable(z.string()),
    overdue: z.boolean(),
    attention: z.optional(z.object({ code: z.string(), since: beijingTimeField })),
    payments: z.array(
      z.object({
        paymentId: z.string(),
        status: z.string(),
        amountFen: amountFenField,
        requestedAt: beijingTimeField,
        settledAt: z.optional(beijingTimeField),
        returnReason: z.optional(z.string()),
        bankReference: z.optional(z.string()),
      }),
    ),
    rechecks: z
      .array(
        z.object({
          check: z.enum(CHECKS),
          outcome: z.enum(['yes', 'no']),
          reasons: z.array(reasonView),
          at: beijingTimeField,
        }),
      )
      .check(z.meta({ description: '拨付前核验的最近结果；有 no 时不予拨付。尚未核验或相关系统未答复的项目不列出' })),
  }),
);
