import * as z from 'zod';
import { PHASES } from '../domain/phase.ts';
import { TASK_KINDS } from '../domain/task.ts';
import { applicationBody, decisionBody, objectionBody, paymentResultBody } from './bodies.ts';
import { agencyCodeField, idField, pageQuery } from './fields.ts';
import * as views from './views.ts';

/** Who may call a route: `public` and `bank` come without a token, the bank with a signature. */
export type Access = 'public' | 'applicant' | 'staff' | 'bank';

/** One route of the HTTP contract: what comes in, what goes out, and the function behind it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: `/v1/${string}`;
  readonly access: Access;
  /** `<stage>/<name>` of the handler in functions/. */
  readonly function: `${string}/${string}`;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Creates something, so the caller may send an Idempotency-Key. */
  readonly creates?: true;
  readonly success: { readonly status: 200 | 201; readonly view: z.ZodType };
  /** Failures beyond those every route may have. */
  readonly failures?: readonly number[];
}

const applicationParams = z.object({ applicationId: idField });
const taskParams = z.object({ taskId: idField });

/** Every route there is. infra builds the API from it, docs/openapi the description, handlers their schemas. */
export const routes = {
  listPolicies: {
    method: 'GET',
    path: '/v1/policies',
    access: 'public',
    function: 'inform/list-policies',
    summary: '补贴政策与标准',
    success: { status: 200, view: views.policiesView },
  },
  listAgencies: {
    method: 'GET',
    path: '/v1/agencies',
    access: 'public',
    function: 'inform/list-agencies',
    summary: '经办机构',
    success: { status: 200, view: views.agenciesView },
  },
  listOccupations: {
    method: 'GET',
    path: '/v1/occupations',
    access: 'public',
    function: 'inform/list-occupations',
    summary: '职业（工种）目录',
    query: z.object({ q: z.string().trim().max(50).optional(), ...pageQuery }),
    success: { status: 200, view: views.occupationsView },
  },
  listNotices: {
    method: 'GET',
    path: '/v1/notices',
    access: 'public',
    function: 'publicity/list-notices',
    summary: '正在公示的名单',
    query: z.object({ agency: agencyCodeField.optional() }),
    success: { status: 200, view: views.noticesView },
  },
  readNotice: {
    method: 'GET',
    path: '/v1/notices/{noticeId}',
    access: 'public',
    function: 'publicity/read-notice',
    summary: '一份公示名单',
    params: z.object({ noticeId: idField }),
    query: z.object(pageQuery),
    success: { status: 200, view: views.noticeEntriesView },
    failures: [404, 410],
  },
  fileObjection: {
    method: 'POST',
    path: '/v1/notices/{noticeId}/entries/{serial}/objections',
    access: 'public',
    function: 'objection/file-objection',
    summary: '对公示名单中的一人提出异议',
    params: z.object({ noticeId: idField, serial: idField }),
    body: objectionBody,
    creates: true,
    success: { status: 201, view: views.objectionReceiptView },
    failures: [404, 409, 422],
  },
  checkEligibility: {
    method: 'POST',
    path: '/v1/eligibility-checks',
    access: 'applicant',
    function: 'apply/check-eligibility',
    summary: '申报前自查，不保存任何信息',
    body: applicationBody,
    success: { status: 200, view: views.eligibilityView },
  },
  submitApplication: {
    method: 'POST',
    path: '/v1/applications',
    access: 'applicant',
    function: 'apply/submit-application',
    summary: '提交补贴申报',
    body: applicationBody,
    creates: true,
    success: { status: 201, view: views.applicationView },
    failures: [409, 422],
  },
  listOwnApplications: {
    method: 'GET',
    path: '/v1/applications',
    access: 'applicant',
    function: 'apply/list-own-applications',
    summary: '本人的申报，最新的在前',
    query: z.object(pageQuery),
    success: { status: 200, view: views.applicationsView },
  },
  readOwnApplication: {
    method: 'GET',
    path: '/v1/applications/{applicationId}',
    access: 'applicant',
    function: 'apply/read-own-application',
    summary: '本人的一件申报及办理进度',
    params: applicationParams,
    success: { status: 200, view: views.applicationWithTimelineView },
    failures: [404],
  },
  readCertificateReview: {
    method: 'GET',
    path: '/v1/applications/{applicationId}/certificate-review',
    access: 'applicant',
    function: 'apply/read-certificate-review',
    summary: '证书审核结果查询',
    params: applicationParams,
    success: { status: 200, view: views.certificateReviewView },
    failures: [404],
  },
  withdrawApplication: {
    method: 'POST',
    path: '/v1/applications/{applicationId}/withdrawal',
    access: 'applicant',
    function: 'apply/withdraw-application',
    summary: '撤回申报（拨付前）',
    params: applicationParams,
    success: { status: 200, view: views.applicationView },
    failures: [404, 409],
  },
  listTasks: {
    method: 'GET',
    path: '/v1/staff/tasks',
    access: 'staff',
    function: 'review/list-tasks',
    summary: '待办与已办事项，最早到期的在前',
    query: z.object({
      agency: agencyCodeField.optional(),
      kind: z.enum(TASK_KINDS).optional(),
      status: z.enum(['OPEN', 'DECIDED']).default('OPEN'),
      ...pageQuery,
    }),
    success: { status: 200, view: views.tasksView },
  },
  readTask: {
    method: 'GET',
    path: '/v1/staff/tasks/{taskId}',
    access: 'staff',
    function: 'review/read-task',
    summary: '一件待办及其依据',
    params: taskParams,
    success: { status: 200, view: views.taskDetailView },
    failures: [404],
  },
  decideTask: {
    method: 'POST',
    path: '/v1/staff/tasks/{taskId}/decision',
    access: 'staff',
    function: 'review/decide-task',
    summary: '对一件待办作出决定',
    params: taskParams,
    body: decisionBody,
    success: { status: 200, view: views.decidedTaskView },
    failures: [404, 409],
  },
  listApplications: {
    method: 'GET',
    path: '/v1/staff/applications',
    access: 'staff',
    function: 'review/list-applications',
    summary: '按机构和阶段列出申报',
    query: z.object({ phase: z.enum(PHASES).optional(), agency: agencyCodeField.optional(), ...pageQuery }),
    success: { status: 200, view: views.caseloadView },
  },
  readCaseFile: {
    method: 'GET',
    path: '/v1/staff/applications/{applicationId}',
    access: 'staff',
    function: 'review/read-case-file',
    summary: '案卷',
    params: applicationParams,
    success: { status: 200, view: views.caseFileView },
    failures: [404],
  },
  listCaseEvents: {
    method: 'GET',
    path: '/v1/staff/applications/{applicationId}/events',
    access: 'staff',
    function: 'review/list-case-events',
    summary: '审计记录',
    params: applicationParams,
    success: { status: 200, view: views.caseEventsView },
    failures: [404],
  },
  recordPaymentResult: {
    method: 'POST',
    path: '/v1/bank/payment-results',
    access: 'bank',
    function: 'payout/record-payment-result',
    summary: '银行回报拨付结果（签名）',
    body: paymentResultBody,
    success: { status: 200, view: views.paymentResultView },
    failures: [404, 409],
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
