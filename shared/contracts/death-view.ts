import * as z from 'zod/mini';
import { beijingTimeField, shownDateField } from './answer-fields.ts';
import { payeeView } from './application-view.ts';
import { schema } from './schema.ts';

export const heirView = /* @__PURE__ */ schema(() =>
  z.object({ name: z.string(), idNumber: z.string(), relation: z.string() }),
);

/** What staff recorded of the death of an applicant. */
export const deathView = /* @__PURE__ */ schema(() =>
  z.object({
    diedOn: shownDateField,
    evidence: z.string(),
    recordedBy: z.string(),
    at: beijingTimeField,
    beforeSubmission: z
      .boolean()
      .check(z.meta({ description: '去世早于申报之日：申报不能成立，补贴不能由继承人领取' })),
  }),
);

/** To whom the money goes instead, and whether a payer has confirmed it. */
export const heirsPayeeView = /* @__PURE__ */ schema(() =>
  z.object({
    heir: heirView,
    payee: payeeView,
    evidence: z.string(),
    namedBy: z.string(),
    confirmedAt: z.optional(beijingTimeField),
    refusal: z.optional(z.string()).check(z.meta({ description: '未获确认的原因，仅供工作人员查阅' })),
  }),
);
