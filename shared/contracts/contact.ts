import * as z from 'zod/mini';
import { PHONE_CODE_PURPOSES } from '../domain/phone-code-purpose.ts';
import { beijingTimeField } from './answer-fields.ts';
import { applicationView } from './application-view.ts';
import { applicationParams, phoneProofFields } from './apply.ts';
import { phoneField } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

export const phoneCodeRequestBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    phone: phoneField,
    purpose: z
      .enum(PHONE_CODE_PURPOSES, '请说明验证码的用途。')
      .check(z.meta({ description: 'OBJECTION 提出异议；CONTACT 核实申报的联系电话' })),
  }),
);
export type PhoneCodeRequestBody = z.output<typeof phoneCodeRequestBody>;

export const sentPhoneCodeView = /* @__PURE__ */ schema(() =>
  z.object({ phoneCodeId: z.string(), expiresAt: beijingTimeField }),
);

export const requestPhoneCodeRoute = {
  method: 'POST',
  path: '/v1/phone-codes',
  access: 'public',
  function: 'contact/request-phone-code',
  summary: '向手机发送短信验证码：10分钟内有效，可试5次；两次间隔60秒，每日最多5次',
  body: phoneCodeRequestBody,
  creates: true,
  success: { status: 202, view: sentPhoneCodeView },
  failures: [422],
} as const satisfies Route;

export const contactBody = /* @__PURE__ */ schema(() => z.extend(phoneProofFields, { phone: phoneField }));

export const changeContactRoute = {
  method: 'PUT',
  path: '/v1/applications/{applicationId}/contact',
  access: 'applicant',
  function: 'contact/change-contact',
  summary: '更改联系电话（办结前）',
  params: applicationParams,
  body: contactBody,
  success: { status: 200, view: applicationView },
  failures: [404, 409],
} as const satisfies Route;
