import * as z from 'zod/mini';
import { applicationView } from './application-view.ts';
import { applicantField, applicationParams, certificateField, payeeParts, phoneProofFields } from './apply.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

/** Exactly the fields that were asked for, in the shape of an application; which these are, the case says. */
export const correctionBody = /* @__PURE__ */ schema(() =>
  z.extend(phoneProofFields, {
    applicant: z.optional(z.partial(z.omit(applicantField, { idNumber: true, category: true }))),
    certificate: z.optional(z.partial(certificateField)),
    payee: z.optional(z.partial(payeeParts)),
  }),
);
export type CorrectionBody = z.output<typeof correctionBody>;

export const correctApplicationRoute = {
  method: 'PUT',
  path: '/v1/applications/{applicationId}/corrections',
  access: 'applicant',
  function: 'correction/correct-application',
  summary: '补正：须恰好填写要求补正的全部栏目',
  params: applicationParams,
  body: correctionBody,
  success: { status: 200, view: applicationView },
  failures: [404, 409, 422],
} as const satisfies Route;
