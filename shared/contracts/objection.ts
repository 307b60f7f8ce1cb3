import * as z from 'zod/mini';
import { CHANNELS } from '../domain/task-request.ts';
import { beijingTimeField } from './answer-fields.ts';
import {
  idField,
  idNumberField,
  momentField,
  nameField,
  phoneCodeField,
  phoneCodeIdField,
  phoneField,
  textField,
} from './fields.ts';
import { decidedTaskView } from './review-views.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

const signedInAlone = { description: '未登录时必填；已登录（携带申请人令牌）时不得填写' };

/** Who objects is told by these fields, or by a token; functions/objection/objector.ts takes one or the other. */
export const objectionBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    objectorName: z.optional(nameField).check(z.meta(signedInAlone)),
    objectorIdNumber: z.optional(idNumberField).check(z.meta(signedInAlone)),
    phone: z.optional(phoneField).check(z.meta(signedInAlone)),
    phoneCodeId: z.optional(phoneCodeIdField).check(z.meta(signedInAlone)),
    phoneCode: z.optional(phoneCodeField).check(z.meta({ description: '用途为 OBJECTION 的短信验证码；未登录时必填' })),
    statement: textField('异议内容', 10, 2000),
  }),
);
export type ObjectionBody = z.output<typeof objectionBody>;

export const objectionReceiptView = /* @__PURE__ */ schema(() =>
  z.object({
    objectionId: z.string(),
    receivedAt: beijingTimeField,
    receiptCode: z.string().check(z.meta({ description: '回执码，只出示一次；凭异议编号和回执码查询办理情况' })),
  }),
);

/** What an objector learns: nothing of the applicant. */
export const objectionStateView = /* @__PURE__ */ schema(() =>
  z.object({
    status: z.enum(['RECEIVED', 'NOT_ADMITTED', 'UNDER_REVIEW', 'DECIDED']),
    outcome: z.optional(z.enum(['UPHELD', 'DISMISSED', 'CASE_WITHDRAWN', 'CASE_REVOKED'])),
    decidedAt: z.optional(beijingTimeField),
  }),
);
export type ObjectionState = z.input<typeof objectionStateView>;

/** What reached staff by telephone, by letter or over the counter, with when it was received. */
export const keyedObjectionBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    noticeId: idField,
    serial: z.int('请填写公示序号').check(z.minimum(1, '请填写公示序号'), z.maximum(99_999_999, '请填写公示序号')),
    objectorName: nameField,
    objectorIdNumber: idNumberField,
    phone: phoneField,
    statement: textField('异议内容', 10, 2000),
    channel: z.enum(CHANNELS, '请选择来源：电话、信函、窗口。'),
    receivedAt: momentField,
  }),
);

export const keyedObjectionView = /* @__PURE__ */ schema(() =>
  z.extend(objectionReceiptView, {
    kind: z
      .enum(['OBJECTION', 'COMPLAINT'])
      .check(
        z.meta({ description: 'OBJECTION 公示期内收到的异议；COMPLAINT 公示期外或已拨付后的情况反映，不停止办理' }),
      ),
  }),
);

export const extensionBody = /* @__PURE__ */ schema(() => z.strictObject({ reason: textField('延长理由', 4, 500) }));

const noticeEntryParams = /* @__PURE__ */ schema(() => z.object({ noticeId: idField, serial: idField }));
const taskParams = /* @__PURE__ */ schema(() => z.object({ taskId: idField }));
const objectionParams = /* @__PURE__ */ schema(() => z.object({ objectionId: idField }));
const tokenOrNone = /* @__PURE__ */ schema(() => z.object({ authorization: z.optional(z.string()) }));
// A missing code is answered like a wrong one.
const receiptHeaders = /* @__PURE__ */ schema(() =>
  z.object({
    'x-receipt-code': z._default(z.string(), '').check(z.meta({ description: '提出异议时取得的回执码' })),
  }),
);

export const fileObjectionRoute = {
  method: 'POST',
  path: '/v1/notices/{noticeId}/entries/{serial}/objections',
  access: 'public',
  function: 'objection/file-objection',
  summary: '对公示名单中的一人提出异议；实名，未登录时以短信验证码核实联系电话',
  params: noticeEntryParams,
  headers: tokenOrNone,
  body: objectionBody,
  creates: true,
  success: { status: 201, view: objectionReceiptView },
  failures: [401, 403, 404, 409, 422],
} as const satisfies Route;

export const readObjectionRoute = {
  method: 'GET',
  path: '/v1/objections/{objectionId}',
  access: 'public',
  function: 'objection/read-objection',
  summary: '凭回执码查询异议办理情况',
  params: objectionParams,
  headers: receiptHeaders,
  success: { status: 200, view: objectionStateView },
  failures: [404],
} as const satisfies Route;

export const keyObjectionRoute = {
  method: 'POST',
  path: '/v1/staff/objections',
  access: 'staff',
  function: 'objection/key-objection',
  summary: '录入电话、信函或窗口提出的异议；是否在公示期内以收到时间为准',
  body: keyedObjectionBody,
  creates: true,
  success: { status: 201, view: keyedObjectionView },
  failures: [404, 409, 422],
} as const satisfies Route;

export const extendTaskRoute = {
  method: 'POST',
  path: '/v1/staff/tasks/{taskId}/extension',
  access: 'staff',
  function: 'objection/extend-review',
  summary: '延长异议复核的办理期限，一次，在到期之前',
  params: taskParams,
  body: extensionBody,
  success: { status: 200, view: decidedTaskView },
  failures: [404, 409],
} as const satisfies Route;
