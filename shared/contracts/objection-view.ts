import * as z from 'zod/mini';
import { NOT_ADMITTED_GROUNDS } from '../domain/objection.ts';
import { CHANNELS } from '../domain/task-request.ts';
import { beijingTimeField, nextField } from './answer-fields.ts';
import { schema } from './schema.ts';

/** An objection as staff read it, with its objector. */
export const objectionView = /* @__PURE__ */ schema(() =>
  z.object({
    objectionId: z.string(),
    objectorName: z.string(),
    objectorIdNumber: z.string(),
    phone: z.string(),
    statement: z.string(),
    receivedAt: beijingTimeField,
    identityVerified: z.boolean(),
    notAdmitted: z
      .optional(z.object({ ground: z.enum(NOT_ADMITTED_GROUNDS), at: beijingTimeField }))
      .check(
        z.meta({ description: 'IDENTITY 姓名与公民身份号码不一致，APPLICANT 异议人即申请人，REPEATED 同一人已提出' }),
      ),
    keyed: z
      .optional(z.object({ channel: z.enum(CHANNELS), by: z.string(), at: beijingTimeField }))
      .check(z.meta({ description: '工作人员录入的：来源、录入人、录入时间' })),
    outcome: z.optional(
      z.object({ kind: z.enum(['DISMISSED', 'CASE_WITHDRAWN', 'CASE_REVOKED']), at: beijingTimeField }),
    ),
  }),
);

export const taskObjectionsView = /* @__PURE__ */ schema(() =>
  z.object({ objections: z.array(objectionView), next: nextField }),
);
