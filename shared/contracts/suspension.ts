import * as z from 'zod/mini';
import { applicationView } from './application-view.ts';
import { applicationParams } from './apply.ts';
import { textField } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

export const suspensionBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    explanation: textField('事由', 10, 500).check(
      z.meta({ description: '暂停的具体事由，将向申请人公开；不得含有异议人的任何信息' }),
    ),
    note: z.optional(textField('备注', 1, 2000)).check(z.meta({ description: '内部备注，不对申请人公开' })),
  }),
);

export const statementBody = /* @__PURE__ */ schema(() => z.strictObject({ text: textField('陈述意见', 2, 2000) }));

export const suspendApplicationRoute = {
  method: 'POST',
  path: '/v1/staff/applications/{applicationId}/suspension',
  access: 'staff',
  function: 'suspension/suspend-application',
  summary: '暂停一件已通过审核、尚未拨付的申报；正在公示的即时撤下',
  params: applicationParams,
  body: suspensionBody,
  success: { status: 200, view: applicationView },
  failures: [404, 409],
} as const satisfies Route;

export const makeStatementRoute = {
  method: 'POST',
  path: '/v1/applications/{applicationId}/statement',
  access: 'applicant',
  function: 'suspension/make-statement',
  summary: '对暂停提出陈述意见，一次，在期限内',
  params: applicationParams,
  body: statementBody,
  success: { status: 200, view: applicationView },
  failures: [404, 409],
} as const satisfies Route;
