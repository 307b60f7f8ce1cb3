import * as z from 'zod/mini';
import { CORRECTABLE_FIELDS } from '../domain/correction.ts';
import { PRESENTERS } from '../domain/counter-entry.ts';
import { CERTIFICATE_CATEGORIES, PAYEE_KINDS } from '../domain/declared.ts';
import { RETURN_CODES } from '../domain/payment-return.ts';
import { PHASES } from '../domain/phase.ts';
import { ADMISSION_BASES } from '../domain/remedy.ts';
import {
  amountFenField,
  beijingTimeField,
  documentNumberField,
  shownDateField,
  shownLevelField,
} from './answer-fields.ts';
import { reasonView, remediesView } from './problems.ts';
import { contentRemovedView } from './removal-view.ts';
import { schema } from './schema.ts';

/** Where money goes: the account by its last 4 digits. */
export const payeeView = /* @__PURE__ */ schema(() =>
  z.object({ kind: z.enum(PAYEE_KINDS), bankName: z.optional(z.string()), accountNumber: z.string() }),
);

/** An application as its applicant sees it. What applies to one phase only is absent in the others. */
export const applicationView = /* @__PURE__ */ schema(() =>
  z.object({
    applicationId: z.string(),
    attempt: z.int(),
    phase: z.enum(PHASES),
    policyId: z.string(),
    amountFen: amountFenField,
    submittedAt: beijingTimeField,
    agency: z.nullable(z.string()),
    occupation: z.string(),
    certificate: z.object({
      category: z.enum(CERTIFICATE_CATEGORIES),
      number: z.string(),
      level: shownLevelField,
      occupationCode: z.string(),
      issuedOn: shownDateField,
    }),
    payee: payeeView,
    reasons: z.array(reasonView),
    remedies: z.optional(remediesView),
    documentNumber: documentNumberField,
    correction: z
      .optional(
        z.object({ fields: z.array(z.enum(CORRECTABLE_FIELDS)), explanation: z.string(), dueAt: beijingTimeField }),
      )
      .check(z.meta({ description: '仅限待补正的申报' })),
    paymentReturn: z
      .optional(
        z.object({
          code: z.enum(RETURN_CODES),
          text: z.string(),
          dueAt: beijingTimeField,
          confirming: z.boolean(),
          refusal: z.optional(z.string()),
        }),
      )
      .check(z.meta({ description: '仅限退票的申报' })),
    suspension: z
      .optional(
        z.object({
          explanation: z.string(),
          at: beijingTimeField,
          statementUntil: beijingTimeField,
          statement: z.optional(z.object({ text: z.string(), at: beijingTimeField })),
        }),
      )
      .check(z.meta({ description: '仅限已暂停的申报' })),
    reconsideration: z
      .optional(
        z.object({
          reconsiderationId: z.string(),
          requestedAt: beijingTimeField,
          dueAt: beijingTimeField,
          outcome: z.optional(z.enum(['MAINTAIN', 'GRANT'])),
          explanation: z.optional(z.string()),
          decidedAt: z.optional(beijingTimeField),
        }),
      )
      .check(z.meta({ description: '复核申请及其结果；未申请时不给出' })),
    reconsiderationUntil: z
      .optional(beijingTimeField)
      .check(z.meta({ description: '申请复核的截止时间；已申请或已撤销的不给出' })),
    overturned: z
      .optional(
        z.object({
          basis: z.enum(ADMISSION_BASES),
          documentNumber: z.string(),
          at: beijingTimeField,
          applicationId: z.string(),
          text: z.string(),
        }),
      )
      .check(z.meta({ description: '不予通过的决定已被撤销；applicationId 为据此新立的申报' })),
    admittedBy: z
      .optional(z.object({ basis: z.enum(ADMISSION_BASES), documentNumber: z.string(), applicationId: z.string() }))
      .check(z.meta({ description: '因原决定被撤销而新立的申报；申报日期按原申报' })),
    counterEntry: z
      .optional(
        z.object({
          presentedBy: z.enum(PRESENTERS),
          agent: z.optional(z.object({ name: z.string(), relation: z.string() })),
        }),
      )
      .check(z.meta({ description: '窗口受理的申报：SELF 申请人本人到场，AGENT 代办人代为办理' })),
    contentRemoved: z
      .optional(contentRemovedView)
      .check(z.meta({ description: '保存期限已满、内容已删除的申报；删除的栏目为空' })),
    noticeId: z.optional(z.string()),
    publishAt: z.optional(beijingTimeField),
    closesAt: z.optional(beijingTimeField),
    paidAt: z.optional(beijingTimeField),
  }),
);
export type ApplicationView = z.input<typeof applicationView>;
