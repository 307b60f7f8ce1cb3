import { applicationView } from './application-view.ts';
import { applicationParams, payeeField } from './apply.ts';
import type { Route } from './route.ts';

export const changePayeeRoute = {
  method: 'PUT',
  path: '/v1/applications/{applicationId}/payee',
  access: 'applicant',
  function: 'payee/change-payee',
  summary: '更改收款账户：拨付前即时生效；银行退票后经确认重新拨付',
  params: applicationParams,
  body: payeeField,
  success: { status: 200, view: applicationView },
  failures: [404, 409],
} as const satisfies Route;
