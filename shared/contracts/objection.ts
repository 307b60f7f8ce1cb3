import * as z from 'zod';
import { beijingTimeField } from './answer-fields.ts';
import { idField, idNumberField, nameField, phoneField, textField } from './fields.ts';
import type { Route } from './route.ts';

export const objectionBody = z.strictObject({
  objectorName: nameField,
  objectorIdNumber: idNumberField,
  phone: phoneField,
  statement: textField('异议内容', 10, 2000),
});
export type ObjectionBody = z.output<typeof objectionBody>;

export const objectionReceiptView = z.object({ objectionId: z.string(), receivedAt: beijingTimeField });

export const fileObjectionRoute = {
  method: 'POST',
  path: '/v1/notices/{noticeId}/entries/{serial}/objections',
  access: 'public',
  function: 'objection/file-objection',
  summary: '对公示名单中的一人提出异议',
  params: z.object({ noticeId: idField, serial: idField }),
  body: objectionBody,
  creates: true,
  success: { status: 201, view: objectionReceiptView },
  failures: [404, 409, 422],
} as const satisfies Route;
