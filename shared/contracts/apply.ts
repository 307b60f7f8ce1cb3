import * as z from 'zod/mini';
import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES, PAYEE_KINDS } from '../domain/declared.ts';
import { lacksBankName } from '../domain/payment.ts';
import { PHASES } from '../domain/phase.ts';
import { plainNumber } from '../domain/plain-number.ts';
import { amountFenField, beijingTimeField, documentNumberField, nextField, shownDateField } from './answer-fields.ts';
import { applicationView } from './application-view.ts';
import {
  civilDateField,
  idField,
  idNumberField,
  levelField,
  nameField,
  occupationCodeField,
  pagedQuery,
  phoneCodeField,
  phoneCodeIdField,
  phoneField,
  textField,
} from './fields.ts';
import { reasonView, remediesView } from './problems.ts';
import { ownRecoveryView } from './recovery-view.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

/** The parts of a declaration, which a correction takes in part. */
export const applicantField = /* @__PURE__ */ schema(() =>
  z.strictObject({
    name: nameField,
    idNumber: idNumberField,
    socialSecurityNumber: textField('个人社保账号', 1, 30),
    phone: phoneField,
    category: z.enum(APPLICANT_CATEGORIES, '请选择人员类别：企业职工、领取失业保险金人员、其他人员。'),
  }),
);
// Formats differ by year. An unusual one is a warning to staff, never a refusal; this only keeps out other text.
export const certificateNumberField = /* @__PURE__ */ schema(() =>
  z
    .string('请填写证书编号')
    .check(z.overwrite(plainNumber), z.regex(/^[A-Z0-9]{4,40}$/, '证书编号应为4至40位字母、数字')),
);
export const certificateField = /* @__PURE__ */ schema(() =>
  z.strictObject({
    category: z.enum(CERTIFICATE_CATEGORIES),
    number: certificateNumberField,
    level: levelField,
    occupationCode: occupationCodeField,
    issuedOn: z.pipe(z.string('请填写证书核发日期，如 2021-05-20。'), civilDateField),
  }),
);
/** The parts of a payee, which a correction takes in part. */
export const payeeParts = /* @__PURE__ */ schema(() =>
  z.strictObject({
    kind: z.enum(PAYEE_KINDS),
    bankName: z
      .optional(textField('开户银行', 2, 60))
      .check(z.meta({ description: '收款方式为 BANK_ACCOUNT 时必填，为 SOCIAL_SECURITY_CARD 时可不填' })),
    accountNumber: z
      .string('请填写账号')
      .check(z.overwrite(plainNumber), z.regex(/^\d{16,19}$/, '银行账号应为16至19位数字')),
  }),
);

/** Where the money goes. The bank of a social-security card is known by the card; that of an account is not. */
export const payeeField = /* @__PURE__ */ schema(() =>
  payeeParts.check(
    z.refine((payee) => !lacksBankName(payee), {
      path: ['bankName'],
      message: '请填写开户银行',
      // Told together with whatever else is wrong.
      when: ({ value }) => typeof value === 'object' && value !== null,
    }),
  ),
);

/** What proves a phone that the token does not prove. */
export const phoneProofFields = /* @__PURE__ */ schema(() =>
  z.strictObject({
    phoneCodeId: z
      .optional(phoneCodeIdField)
      .check(z.meta({ description: '联系电话与登录账号的手机号码不一致时须填：获取短信验证码（CONTACT）所得' })),
    phoneCode: z.optional(phoneCodeField),
  }),
);

export const programmeField = /* @__PURE__ */ schema(() =>
  z
    .optional(z.string().check(z.regex(/^[a-z0-9-]{1,60}$/, '没有这个补贴项目，请重新选择')))
    .check(z.meta({ description: '补贴项目，取自补贴政策列表的 programme；不填为 enterprise-certificate' })),
);

export const applicationBody = /* @__PURE__ */ schema(() =>
  z.extend(phoneProofFields, {
    programme: programmeField,
    applicant: applicantField,
    certificate: certificateField,
    payee: payeeField,
  }),
);
export type ApplicationBody = z.output<typeof applicationBody>;

/** What looks mistyped in what was declared. It never hinders an application. */
const warningView = /* @__PURE__ */ schema(() => z.object({ pointer: z.string(), message: z.string() }));

export const eligibilityView = /* @__PURE__ */ schema(() =>
  z.object({
    eligible: z.boolean(),
    reasons: z.array(reasonView),
    amountFen: z.nullable(amountFenField),
    lastDayToApply: z.nullable(shownDateField),
    policyId: z.string(),
    warnings: z.array(warningView),
  }),
);

export const submittedApplicationView = /* @__PURE__ */ schema(() =>
  z.extend(applicationView, { warnings: z.array(warningView) }),
);

export const applicationsView = /* @__PURE__ */ schema(() =>
  z.object({ applications: z.array(applicationView), next: nextField }),
);

export const applicationWithTimelineView = /* @__PURE__ */ schema(() =>
  z.extend(applicationView, {
    recoveries: z.optional(z.array(ownRecoveryView)).check(z.meta({ description: '追缴；没有的不给出' })),
    timeline: z.array(z.object({ phase: z.enum(PHASES), at: beijingTimeField, text: z.string() })),
    /** The phases still to come if all goes well, in their order, and by when at the latest where that is known. */
    expected: z.array(z.object({ phase: z.enum(PHASES), notLaterThan: z.optional(beijingTimeField) })),
  }),
);

export const certificateReviewView = /* @__PURE__ */ schema(() =>
  z.object({
    outcome: z.enum(['PENDING', 'APPROVED', 'REFUSED']),
    message: z.string(),
    reasons: z.array(reasonView),
    remedies: z.optional(remediesView),
    documentNumber: documentNumberField,
  }),
);

const listOwnApplicationsQuery = /* @__PURE__ */ schema(() => pagedQuery({}));
export const applicationParams = /* @__PURE__ */ schema(() => z.object({ applicationId: idField }));

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
  success: { status: 201, view: submittedApplicationView },
  failures: [409, 422],
} as const satisfies Route;

export const listOwnApplicationsRoute = {
  method: 'GET',
  path: '/v1/applications',
  access: 'applicant',
  function: 'apply/list-own-applications',
  summary: '本人的申报，最新的在前',
  query: listOwnApplicationsQuery,
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
  failures: [404, 410],
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
