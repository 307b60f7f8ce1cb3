import * as z from 'zod/mini';
import {
  ENDINGS,
  ENTRY_OUTCOMES,
  HOLD_GROUNDS,
  LEGAL_HOLD_BASES,
  PLAN_STATUSES,
  REMOVAL_SCOPES,
} from '../domain/retention.ts';
import { beijingTimeField, nextField, shownDateField } from './answer-fields.ts';
import { applicationParams } from './apply.ts';
import { pagedQuery, textField } from './fields.ts';
import { legalHoldView } from './removal-view.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

const planIdField = /* @__PURE__ */ schema(() =>
  z
    .string()
    .check(
      z.regex(/^\d{4}-\d{2}-\d{2}$/, '清理计划编号应为生成日期，如 2026-06-17'),
      z.meta({ example: '2026-06-17', description: '清理计划编号：生成的日期' }),
    ),
);

/** A plan of a removal (到期清理). */
export const retentionPlanView = /* @__PURE__ */ schema(() =>
  z.object({
    planId: planIdField,
    status: z.enum(PLAN_STATUSES),
    drawnUpAt: beijingTimeField,
    dueCount: z.int().check(z.meta({ description: '到期、将删除内容的案卷数' })),
    heldCount: z.int().check(z.meta({ description: '到期但须继续保存的案卷数' })),
    releasedBy: z.optional(z.string()),
    releasedAt: z.optional(beijingTimeField),
    note: z.optional(z.string()),
    doneAt: z.optional(beijingTimeField),
    removedCount: z.optional(z.int()),
    keptCount: z.optional(z.int()).check(z.meta({ description: '执行时因延长保存或未到期而未删除的案卷数' })),
  }),
);

/** One case of a plan. It names no person. */
export const planEntryView = /* @__PURE__ */ schema(() =>
  z.object({
    applicationId: z.string(),
    agency: z.string(),
    ending: z.enum(ENDINGS),
    scope: z.enum(REMOVAL_SCOPES).check(z.meta({ description: 'BESIDE_VOUCHER 保留会计凭证所需的栏目；ALL 全部删除' })),
    endedOn: shownDateField,
    dueOn: shownDateField.check(z.meta({ description: '保存期满次日，即可以删除的首日' })),
    hold: z.optional(z.enum(HOLD_GROUNDS)).check(z.meta({ description: '须继续保存的原因；给出时不删除' })),
    outcome: z.optional(z.enum(ENTRY_OUTCOMES)),
  }),
);

const retentionPlansView = /* @__PURE__ */ schema(() =>
  z.object({ plans: z.array(retentionPlanView), next: nextField }),
);

const retentionPlanPageView = /* @__PURE__ */ schema(() =>
  z.extend(retentionPlanView, { entries: z.array(planEntryView), next: nextField }),
);

const planParams = /* @__PURE__ */ schema(() => z.object({ planId: planIdField }));

export const releasePlanBody = /* @__PURE__ */ schema(() =>
  z.strictObject({ note: textField('批准意见', 4, 500).check(z.meta({ description: '内部意见，不对申请人公开' })) }),
);

export const listRetentionPlansRoute = {
  method: 'GET',
  path: '/v1/staff/retention/plans',
  access: 'staff',
  function: 'retention/list-plans',
  summary: '到期清理计划，最近的在前',
  query: /* @__PURE__ */ schema(() => pagedQuery({})),
  success: { status: 200, view: retentionPlansView },
} as const satisfies Route;

export const readRetentionPlanRoute = {
  method: 'GET',
  path: '/v1/staff/retention/plans/{planId}',
  access: 'staff',
  function: 'retention/read-plan',
  summary: '一个到期清理计划及其中的案卷，到期最早的在前',
  params: planParams,
  query: /* @__PURE__ */ schema(() => pagedQuery({})),
  success: { status: 200, view: retentionPlanPageView },
  failures: [404],
} as const satisfies Route;

export const releaseRetentionPlanRoute = {
  method: 'POST',
  path: '/v1/staff/retention/plans/{planId}/release',
  access: 'staff',
  function: 'retention/release-plan',
  summary: '批准执行到期清理计划；由市级主管办理，批准前不删除任何内容',
  params: planParams,
  body: releasePlanBody,
  success: { status: 200, view: retentionPlanView },
  failures: [404, 409],
} as const satisfies Route;

export const legalHoldBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    basis: z.enum(LEGAL_HOLD_BASES, '请选择延长保存的事由：行政复议、诉讼、有关机关查询、其他。'),
    documentNumber: z.optional(textField('文书编号', 2, 100)),
    note: textField('说明', 4, 500).check(z.meta({ description: '内部说明，不对申请人公开' })),
  }),
);

export const placeLegalHoldRoute = {
  method: 'PUT',
  path: '/v1/staff/applications/{applicationId}/legal-hold',
  access: 'staff',
  function: 'retention/place-hold',
  summary: '延长保存已办结的案卷（复议、诉讼等期间），到期不清理',
  params: applicationParams,
  body: legalHoldBody,
  success: { status: 200, view: legalHoldView },
  failures: [404, 409, 410],
} as const satisfies Route;

export const liftLegalHoldRoute = {
  method: 'DELETE',
  path: '/v1/staff/applications/{applicationId}/legal-hold',
  access: 'staff',
  function: 'retention/lift-hold',
  summary: '解除延长保存',
  params: applicationParams,
  success: { status: 200, view: legalHoldView },
  failures: [404, 409, 410],
} as const satisfies Route;
