import * as z from 'zod/mini';
import { REVERSAL_BASES } from '../domain/remedy.ts';
import { CHANNELS } from '../domain/task-request.ts';
import { beijingTimeField } from './answer-fields.ts';
import { applicationParams } from './apply.ts';
import { civilDateField, idField, textField } from './fields.ts';
import { refusalParams } from './refusal.ts';
import { decidedTaskView } from './review-views.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

const statementField = /* @__PURE__ */ schema(() => textField('复核请求', 10, 2000));

export const reconsiderationBody = /* @__PURE__ */ schema(() => z.strictObject({ statement: statementField }));

/** A request for a reconsideration that reached staff. */
export const keyedReconsiderationBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    applicationId: idField.check(z.meta({ description: '申报编号，或不予受理回执编号' })),
    statement: statementField,
    channel: z.enum(CHANNELS, '请选择来源：电话、信函、窗口。'),
    receivedOn: z.pipe(z.string('请填写收到日期，如 2021-06-16。'), civilDateField),
  }),
);

export const reconsiderationView = /* @__PURE__ */ schema(() =>
  z.object({ reconsiderationId: z.string(), dueAt: beijingTimeField }),
);

export const reversalBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    basis: z.enum(REVERSAL_BASES, '请选择依据：行政复议决定、法院裁判、自行纠正。'),
    documentNumber: textField('文书编号', 2, 60),
    note: textField('备注', 4, 2000),
  }),
);

export const requestReconsiderationRoute = {
  method: 'POST',
  path: '/v1/applications/{applicationId}/reconsideration',
  access: 'applicant',
  function: 'remedy/request-reconsideration',
  summary: '对不予通过的决定申请复核；也可凭不予受理回执编号申请',
  params: applicationParams,
  body: reconsiderationBody,
  creates: true,
  success: { status: 201, view: reconsiderationView },
  failures: [404, 409, 422],
} as const satisfies Route;

export const reconsiderRefusalRoute = {
  method: 'POST',
  path: '/v1/refusals/{receiptNumber}/reconsideration',
  access: 'applicant',
  function: 'remedy/reconsider-refusal',
  summary: '对不予受理申请复核',
  params: refusalParams,
  body: reconsiderationBody,
  creates: true,
  success: { status: 201, view: reconsiderationView },
  failures: [404, 409, 422],
} as const satisfies Route;

export const keyReconsiderationRoute = {
  method: 'POST',
  path: '/v1/staff/reconsiderations',
  access: 'staff',
  function: 'remedy/key-reconsideration',
  summary: '录入电话、信函或窗口提出的复核申请',
  body: keyedReconsiderationBody,
  creates: true,
  success: { status: 201, view: reconsiderationView },
  failures: [404, 409, 422],
} as const satisfies Route;

export const proposeReversalRoute = {
  method: 'POST',
  path: '/v1/staff/applications/{applicationId}/reversal',
  access: 'staff',
  function: 'remedy/propose-reversal',
  summary: '依行政复议决定、法院裁判或自行纠正撤销不予通过的决定；须由另一名市级主管确认',
  params: applicationParams,
  body: reversalBody,
  creates: true,
  success: { status: 201, view: decidedTaskView },
  failures: [404, 409, 422],
} as const satisfies Route;
