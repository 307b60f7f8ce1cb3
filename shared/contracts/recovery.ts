import * as z from 'zod/mini';
import { RECOVERY_CONCLUSIONS, RECOVERY_GROUNDS, RECOVERY_STATUSES } from '../domain/recovery.ts';
import { amountFenField, beijingTimeField } from './answer-fields.ts';
import { applicationParams } from './apply.ts';
import { civilDateField, fenField, idField, textField } from './fields.ts';
import { ownRecoveryView, recoveryView } from './recovery-view.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

const explanationField = /* @__PURE__ */ schema(() =>
  textField('事由', 10, 500).check(z.meta({ description: '将向申请人公开；不得含有异议人的任何信息' })),
);

export const recoveryBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    amountFen: fenField('追缴金额'),
    ground: z.enum(RECOVERY_GROUNDS, '请选择追缴事由：多发补贴、不符合享受条件、虚假申报、重复享受。'),
    explanation: explanationField,
  }),
);

export const recoveryStatementBody = /* @__PURE__ */ schema(() =>
  z.strictObject({ text: textField('陈述意见', 10, 2000) }),
);

export const repaymentBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    amountFen: fenField('还款金额'),
    reference: textField('到账流水号', 4, 64),
    receivedOn: z.pipe(z.string('请填写到账日期，如 2021-09-01。'), civilDateField),
  }),
);

export const recoveryConclusionBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    status: z.enum(RECOVERY_CONCLUSIONS, '请选择办结方式：移送、终止追缴。'),
    explanation: explanationField,
  }),
);

export const openedRecoveryView = /* @__PURE__ */ schema(() =>
  z.object({ recoveryId: z.string(), status: z.enum(RECOVERY_STATUSES), hearingUntil: beijingTimeField }),
);

export const recoveriesView = /* @__PURE__ */ schema(() =>
  z.object({
    recoveries: z.array(recoveryView),
    recoverableFen: amountFenField.check(z.meta({ description: '已拨付而尚未追回的金额；追缴不得超过此数' })),
  }),
);

const recoveryParams = /* @__PURE__ */ schema(() => z.object({ applicationId: idField, recoveryId: idField }));

export const openRecoveryRoute = {
  method: 'POST',
  path: '/v1/staff/applications/{applicationId}/recoveries',
  access: 'staff',
  function: 'recovery/open-recovery',
  summary: '对已拨付的补贴启动追缴，告知申请人；由另一名主管决定',
  params: applicationParams,
  body: recoveryBody,
  creates: true,
  success: { status: 201, view: openedRecoveryView },
  failures: [404, 409, 422],
} as const satisfies Route;

export const listRecoveriesRoute = {
  method: 'GET',
  path: '/v1/staff/applications/{applicationId}/recoveries',
  access: 'staff',
  function: 'recovery/list-recoveries',
  summary: '一件申报的追缴',
  params: applicationParams,
  success: { status: 200, view: recoveriesView },
  failures: [404],
} as const satisfies Route;

export const stateInRecoveryRoute = {
  method: 'POST',
  path: '/v1/applications/{applicationId}/recoveries/{recoveryId}/statement',
  access: 'applicant',
  function: 'recovery/state-in-recovery',
  summary: '对追缴提出陈述意见，一次，在期限内',
  params: recoveryParams,
  body: recoveryStatementBody,
  success: { status: 200, view: ownRecoveryView },
  failures: [404, 409],
} as const satisfies Route;

export const recordRepaymentRoute = {
  method: 'POST',
  path: '/v1/staff/applications/{applicationId}/recoveries/{recoveryId}/repayments',
  access: 'staff',
  function: 'recovery/record-repayment',
  summary: '登记还款；同一到账流水号重复登记不重复入账',
  params: recoveryParams,
  body: repaymentBody,
  success: { status: 200, view: recoveryView },
  failures: [404, 409],
} as const satisfies Route;

export const concludeRecoveryRoute = {
  method: 'POST',
  path: '/v1/staff/applications/{applicationId}/recoveries/{recoveryId}/conclusion',
  access: 'staff',
  function: 'recovery/conclude-recovery',
  summary: '移送，或终止追缴；由启动追缴以外的主管办理',
  params: recoveryParams,
  body: recoveryConclusionBody,
  success: { status: 200, view: recoveryView },
  failures: [404, 409],
} as const satisfies Route;
