import * as z from 'zod/mini';
import { PHASES } from '../domain/phase.ts';
import { amountFenField, beijingTimeField } from './answer-fields.ts';
import { agencyCodeField } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

export const budgetReportQuery = /* @__PURE__ */ schema(() =>
  z.strictObject({
    agency: z.optional(agencyCodeField),
    year: z
      .optional(z.string().check(z.regex(/^20\d\d$/, '年度应为四位数字，如 2021')))
      .check(z.meta({ description: '预算年度；不填则为今年', example: '2021' })),
  }),
);

export const budgetReportView = /* @__PURE__ */ schema(() =>
  z.object({
    year: z.int(),
    budgets: z
      .array(
        z.object({
          policyId: z.string(),
          agency: z.string(),
          budgetFen: amountFenField,
          spentFen: amountFenField,
          leftFen: amountFenField,
          neededFen: amountFenField.check(
            z.meta({ description: '在办申报在本年度预计需要的金额，含尚不能预计月份的；单位：分' }),
          ),
        }),
      )
      .check(z.meta({ description: '未设预算的机构不列出' })),
    waiting: z
      .object({ count: z.int(), fen: amountFenField })
      .check(z.meta({ description: '因预算不足排队等待拨付的申报' })),
    forecast: z
      .array(
        z.object({
          agency: z.string(),
          month: z
            .nullable(z.string())
            .check(z.meta({ description: '预计拨付月份；尚不能预计的为 null', example: '2021-07' })),
          phase: z.enum(PHASES),
          count: z.int(),
          fen: amountFenField,
        }),
      )
      .check(z.meta({ description: '在办申报预计需要的金额，按经办机构、最迟拨付月份和所处环节' })),
    asOf: beijingTimeField,
  }),
);

export const readBudgetRoute = {
  method: 'GET',
  path: '/v1/staff/reports/budget',
  access: 'staff',
  function: 'budget/read-budget',
  summary: '年度预算、已拨付、余额，以及在办申报预计需要的金额',
  query: budgetReportQuery,
  success: { status: 200, view: budgetReportView },
} as const satisfies Route;
