import * as z from 'zod/mini';
import { REASON_CODES } from '../domain/reason-code.ts';
import { amountFenField, nextField } from './answer-fields.ts';
import { agencyCodeField, pagedQuery } from './fields.ts';
import { policyDraft } from './policy-draft.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

export const REPLAY_KINDS = ['AMOUNT', 'REFUSED', 'NOT_REFUSED', 'CANNOT_BE_TOLD'] as const;

const changedCaseView = /* @__PURE__ */ schema(() =>
  z.object({
    applicationId: z.string(),
    agency: z.string(),
    month: z.string().check(z.meta({ description: '申报月份', example: '2021-06' })),
    kind: z.enum(REPLAY_KINDS).check(
      z.meta({
        description:
          'AMOUNT 金额变化，REFUSED 不再符合条件，NOT_REFUSED 不再因此不予通过（尚须审核），CANNOT_BE_TOLD 无法判断',
      }),
    ),
    beforeFen: amountFenField,
    afterFen: z.nullable(amountFenField).check(z.meta({ description: '无法判断时为 null；单位：分' })),
    reasons: z.array(z.enum(REASON_CODES)),
    clauses: z.array(z.string()).check(z.meta({ description: '造成变化的各项修改的政策依据' })),
  }),
);

export const replayDecidedCasesRoute = {
  method: 'POST',
  path: '/v1/staff/what-if',
  access: 'staff',
  function: 'what-if/replay-decided-cases',
  summary: '按政策草案逐页重算已作出结论的申报：哪些结论或金额会变化，依据哪一条；不写入任何数据',
  query: /* @__PURE__ */ schema(() => pagedQuery({ agency: z.optional(agencyCodeField) })),
  body: policyDraft,
  success: {
    status: 200,
    view: /* @__PURE__ */ schema(() =>
      z.object({
        read: z.int().check(z.meta({ description: '本页读取的申报件数' })),
        decided: z.int().check(z.meta({ description: '其中已作出结论的件数' })),
        changes: z.array(changedCaseView),
        next: nextField,
      }),
    ),
  },
} as const satisfies Route;
