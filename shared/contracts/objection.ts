import * as z from 'zod/mini';
import { beijingTimeField } from './answer-fields.ts';
import { idField, idNumberField, nameField, phoneField, textField } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

export const objectionBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    objectorName: nameField,
    objectorIdNumber: idNumberField,
    phone: phoneField,
    statement: textField('异议内容', 10, 2000),
  }),
);
export type ObjectionBody = z.output<typeof objectionBody>;

export const objectionReceiptView = /* @__PURE__ */ schema(() =>
  z.object({ objectionId: z.string(), receivedAt: beijingTimeField }),
);

const noticeEntryParams = /* @__PURE__ */ schema(() => z.object({ noticeId: idField, serial: idField }));

export const fileObjectionRoute = {
  method: 'POST',
  path: '/v1/notices/{noticeId}/entries/{serial}/objections',
  access: 'public',
  function: 'objection/file-objection',
  summary: '对公示名单中的一人提出异议',
  params: noticeEntryParams,
  body: objectionBody,
  creates: true,
  success: { status: 201, view: objectionReceiptView },
  failures: [404, 409, 422],
} as const satisfies Route;
