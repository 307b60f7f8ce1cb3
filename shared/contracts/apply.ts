import * as z from 'zod';
import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES, PAYEE_KINDS } from '../domain/declared.ts';
import { PHASES } from '../domain/phase.ts';
import { amountFenField, beijingTimeField, nextField, shownDateField, shownLevelField } from './answer-fields.ts';
import {
  civilDateField,
  idField,
  idNumberField,
  levelField,
  nameField,
  occupationCodeField,
  pageQuery,
  phoneField,
  textField,
} from './fields.ts';
import { reasonView } from './problems.ts';
import type { Route } from './route.ts';

export const applicationBody = z.strictObject({
  applicant: z.strictObject({
    name: nameField,
    idNumber: idNumberField,
    socialSecurityNumber: textField('社会保障号', 1, 30),
    phone: phoneField,
    category: z.enum(APPLICANT_CATEGORIES, { error: `应为 ${APPLICANT_CATEGORIES.join('、')} 之一` }),
  }),
  certificate: z.strictObject({
    category: z.enum(CERTIFICATE_CATEGORIES, { error: `应为 ${CERTIFICATE_CATEGORIES.join('、')} 之一` }),
    // Formats differ by year, so a mismatch is a warning to staff and never a refusal; this only keeps rubbish out.
    number: z
      .string({ error: '请填写证书编号' })
      .trim()
      .regex(/^[A-Za-z0-9-]{4,40}$/, '证书编号应为4至40位字母、数字'),
    level: levelField,
    occupationCode: occupationCodeField,
    issuedOn: civilDateField,
  }),
  payee: z.strictObject({
    kind: z.enum(PAYEE_KINDS, { error: `应为 ${PAYEE_KINDS.join('、')} 之一` }),
    bankName: textField('开户银行', 2, 60),
    accountNumber: z.string({ error: '请填写账号' }).regex(/^\d{16,19}$/, '银行账号应为16至19位数字'),
  }),
});
export type ApplicationBody = z.output<typeof applicationBody>;

export const eligibilityView = z.object({
  eligible: z.boolean(),
  reasons: z.array(reasonView),
  amountFen: amountFenField.nullable(),
  lastDayToApply: shownDateField.nullable(),
  policyId: z.string(),
});

export const applicationView = z.object({
  applicationId: z.string(),
  attempt: z.int(),
  phase: z.enum(PHASES),
  policyId: z.string(),
  amountFen: amountFenField,
  submittedAt: beijingTimeField,
  agency: z.string().nullable(),
  certificate: z.object({
    category: z.enum(CERTIFICATE_CATEGORIES),
    number: z.string(),
    level: shownLevelField,
    occupationCode: z.string(),
    issuedOn: shownDateField,
  }),
  payee: z.object({ kind: z.enum(PAYEE_KINDS), bankName: z.string(), accountNumber: z.string() }),
  reasons: z.array(reasonView),
  noticeId: z.string().optional(),
  publishAt: beijingTimeField.optional(),
  closesAt: beijingTimeField.optional(),
  paidAt: beijingTimeField.optional(),
});
export type ApplicationView = z.input<typeof applicationView>;

export const applicationsView = z.object({ applications: z.array(applicationView), next: nextField });

export const applicationWithTimelineView = applicationView.extend({
  timeline: z.array(z.object({ phase: z.enum(PHASES), at: beijingTimeField, text: z.string() })),
});

export const certificateReviewView = z.object({
  outcome: z.enum(['PENDING', 'APPROVED', 'REFUSED']),
  message: z.string(),
  reasons: z.array(reasonView),
});

const applicationParams = z.object({ applicationId: idField });

export const checkEligibilityRoute = {
  method: 'POST',
  path: '/v1/eligibility-checks',
  access: 'applicant',
  function: 'apply/check-eligibility',
  summary: '申报前自查，不保存任何信息',
  body: applicationBody,
  success: { status: 200, view: eligibilityView },
} as const satisfies Route;

export const submitApplicationRoute = {
  method: 'POST',
  path: '/v1/applications',
  access: 'applicant',
  function: 'apply/submit-application',
  summary: '提交补贴申报',
  body: applicationBody,
  creates: true,
  success: { status: 201, view: applicationView },
  failures: [409, 422],
} as const satisfies Route;

export const listOwnApplicationsRoute = {
  method: 'GET',
  path: '/v1/applications',
  access: 'applicant',
  function: 'apply/list-own-applications',
  summary: '本人的申报，最新的在前',
  query: z.object(pageQuery),
  success: { status: 200, view: applicationsView },
} as const satisfies Route;

export const readOwnApplicationRoute = {
  method: 'GET',
  path: '/v1/applications/{applicationId}',
  access: 'applicant',
  function: 'apply/read-own-application',
  summary: '本人的一件申报及办理进度',
  params: applicationParams,
  success: { status: 200, view: applicationWithTimelineView },
  failures: [404],
} as const satisfies Route;

export const readCertificateReviewRoute = {
  method: 'GET',
  path: '/v1/applications/{applicationId}/certificate-review',
  access: 'applicant',
  function: 'apply/read-certificate-review',
  summary: '证书审核结果查询',
  params: applicationParams,
  success: { status: 200, view: certificateReviewView },
  failures: [404],
} as const satisfies Route;

export const withdrawApplicationRoute = {
  method: 'POST',
  path: '/v1/applications/{applicationId}/withdrawal',
  access: 'applicant',
  function: 'apply/withdraw-application',
  summary: '撤回申报（拨付前）',
  params: applicationParams,
  success: { status: 200, view: applicationView },
  failures: [404, 409],
} as const satisfies Route;
