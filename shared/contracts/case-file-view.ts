import * as z from 'zod/mini';
import { CHECKS } from '../domain/finding.ts';
import { amountFenField, beijingTimeField } from './answer-fields.ts';
import { applicationView } from './application-view.ts';
import { deathView, heirsPayeeView } from './death-view.ts';
import { reasonView } from './problems.ts';
import { recoveryView } from './recovery-view.ts';
import { legalHoldView } from './removal-view.ts';
import { schema } from './schema.ts';

/** Whether the bank has the order of a case without a result. */
export const orderOutField = /* @__PURE__ */ schema(() =>
  z.boolean().check(z.meta({ description: '拨付指令已送银行，结果未回；等待编批或批次文件未取出的为 false' })),
);

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
    handovers: z
      .optional(
        z.array(
          z.object({ from: z.string(), to: z.string(), reason: z.string(), by: z.string(), at: beijingTimeField }),
        ),
      )
      .check(z.meta({ description: '在经办机构之间的移送，最早的在前；未移送的不给出' })),
    death: z.optional(deathView).check(z.meta({ description: '已登记申请人去世；未登记或登记已撤销的不给出' })),
    heirsPayee: z.optional(heirsPayeeView).check(z.meta({ description: '继承人的收款账户；未登记的不给出' })),
    legalHold: z.optional(legalHoldView).check(z.meta({ description: '正在延长保存；没有的不给出' })),
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
    recoveries: z.optional(z.array(recoveryView)).check(z.meta({ description: '追缴；没有的不给出' })),
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
