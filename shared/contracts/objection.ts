import * as z from 'zod/mini';
import { beijingTimeField } from './answer-fields.ts';
import {
  idField,
  idNumberField,
  nameField,
  phoneCodeField,
  phoneCodeIdField,
  phoneField,
  textField,
} from './fields.ts';
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
    outcome: z.optional(z.enum(['UPHELD', 'DISMISSED', 'CASE_WITHDRAWN'])),
    decidedAt: z.optional(beijingTimeField),
  }),
);
export type ObjectionState = z.input<typeof objectionStateView>;

const noticeEntryParams = /* @__PURE__ */ schema(() => z.object({ noticeId: idField, serial: idField }));
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
