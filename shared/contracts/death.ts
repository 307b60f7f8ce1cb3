import * as z from 'zod/mini';
import { applicationView } from './application-view.ts';
import { applicationParams, payeeField } from './apply.ts';
import { civilDateField, idNumberField, nameField, textField } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

const evidenceField = /* @__PURE__ */ schema(() =>
  textField('证明材料', 4, 2000).check(
    z.meta({ description: '查验的材料，如死亡医学证明、户口注销证明、继承公证书；仅供工作人员查阅' }),
  ),
);

export const deathBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    diedOn: z.pipe(z.string('请填写去世日期，如 2021-06-01。'), civilDateField),
    evidence: evidenceField,
  }),
);

export const heirsPayeeBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    heir: z.strictObject(
      { name: nameField, idNumber: idNumberField, relation: textField('与申请人的关系', 2, 20) },
      '请填写继承人',
    ),
    payee: payeeField,
    evidence: evidenceField,
  }),
);

export const recordDeathRoute = {
  method: 'POST',
  path: '/v1/staff/applications/{applicationId}/death',
  access: 'staff',
  function: 'death/record-death',
  summary: '登记申请人去世；已通过审核、尚未拨付的同时暂停，待继承人的收款账户确认',
  params: applicationParams,
  body: deathBody,
  success: { status: 200, view: applicationView },
  failures: [404, 409],
} as const satisfies Route;

export const nameHeirsPayeeRoute = {
  method: 'PUT',
  path: '/v1/staff/applications/{applicationId}/heirs-payee',
  access: 'staff',
  function: 'death/name-heirs-payee',
  summary: '登记继承人及其收款账户，由拨付人员确认；确认前再次登记的以后者为准',
  params: applicationParams,
  body: heirsPayeeBody,
  success: { status: 200, view: applicationView },
  failures: [404, 409],
} as const satisfies Route;
