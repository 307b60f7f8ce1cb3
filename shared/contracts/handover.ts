import * as z from 'zod/mini';
import { applicationView } from './application-view.ts';
import { applicationParams } from './apply.ts';
import { agencyCodeField, textField } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

export const agencyBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    agency: agencyCodeField,
    reason: textField('移送理由', 4, 500).check(z.meta({ description: '仅供工作人员查阅，不对申请人公开' })),
  }),
);

export const changeAgencyRoute = {
  method: 'POST',
  path: '/v1/staff/applications/{applicationId}/agency',
  access: 'staff',
  function: 'handover/change-agency',
  summary: '审核通过前，将一件申报移送应当办理的经办机构；待办事项随之移送，期限不变',
  params: applicationParams,
  body: agencyBody,
  success: { status: 200, view: applicationView },
  failures: [404, 409],
} as const satisfies Route;
