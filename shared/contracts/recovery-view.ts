import * as z from 'zod/mini';
import { RECOVERY_CONCLUSIONS, RECOVERY_GROUNDS, RECOVERY_STATUSES } from '../domain/recovery.ts';
import { amountFenField, beijingTimeField, shownDateField } from './answer-fields.ts';
import { schema } from './schema.ts';

/** What a decision asks for. */
export const recoveryOrderView = /* @__PURE__ */ schema(() =>
  z.object({
    amountFen: amountFenField,
    repayBy: shownDateField,
    instalments: z.array(z.object({ dueOn: shownDateField, amountFen: amountFenField })),
  }),
);

/** A recovery as its applicant sees it: what is asked, why, until when, and how to answer. */
export const ownRecoveryView = /* @__PURE__ */ schema(() =>
  z.object({
    recoveryId: z.string(),
    status: z.enum(RECOVERY_STATUSES),
    ground: z.enum(RECOVERY_GROUNDS),
    groundText: z.string(),
    askedFen: amountFenField,
    explanation: z.string(),
    legalBasis: z.string(),
    notifiedAt: beijingTimeField,
    hearingUntil: beijingTimeField,
    statement: z.optional(z.object({ text: z.string(), at: beijingTimeField })),
    order: z
      .optional(recoveryOrderView)
      .check(z.meta({ description: '决定追缴的金额和期限；尚未决定或不予追缴的不给出' })),
    decided: z.optional(
      z.object({ at: beijingTimeField, explanation: z.string(), documentNumber: z.optional(z.string()) }),
    ),
    repaidFen: amountFenField,
    restFen: amountFenField.check(z.meta({ description: '尚未归还的金额，单位：分' })),
    text: z.string().check(z.meta({ description: '目前的状态，以及如何答复或还款' })),
  }),
);

/** A recovery as staff see it: also who did what. */
export const recoveryView = /* @__PURE__ */ schema(() =>
  z.extend(ownRecoveryView, {
    openedBy: z.string(),
    repayments: z.array(
      z.object({
        amountFen: amountFenField,
        reference: z.string(),
        receivedOn: shownDateField,
        recordedBy: z.string(),
        recordedAt: beijingTimeField,
      }),
    ),
    conclusions: z.array(
      z.object({
        status: z.enum(RECOVERY_CONCLUSIONS),
        explanation: z.string(),
        concludedBy: z.string(),
        concludedAt: beijingTimeField,
      }),
    ),
  }),
);
