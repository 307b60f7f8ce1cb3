import * as z from 'zod/mini';
import { MARK_KINDS } from '../domain/look-up-mark.ts';
import { PHASES } from '../domain/phase.ts';
import { beijingTimeField } from './answer-fields.ts';
import { schema } from './schema.ts';

/** Where other people use the same number as a case: a warning, never a reason. */
export const signalsView = /* @__PURE__ */ schema(() =>
  z
    .array(
      z.object({
        kind: z.enum(MARK_KINDS),
        applications: z.array(
          z.object({
            applicationId: z.string(),
            agency: z.string(),
            phase: z.optional(z.enum(PHASES)),
            submittedAt: z.optional(beijingTimeField),
            former: z.optional(z.boolean()).check(z.meta({ description: '该申报已改用其他号码' })),
          }),
        ),
        more: z.optional(z.boolean()).check(z.meta({ description: '还有更多申报，未列出' })),
      }),
    )
    .check(
      z.meta({
        description:
          '其他人的申报使用了相同的电话、收款账号或证书编号，仅供核查参考，不是不予通过的理由。其他经办机构的申报只列编号和机构',
      }),
    ),
);
