import * as z from 'zod/mini';
import { AGENCY_CODE_PATTERN } from '../domain/agency-code.ts';
import { PAYMENT_STATUSES } from '../domain/payment.ts';
import { BATCH_STATUSES, EXCLUSION_REASONS } from '../domain/payment-batch.ts';
import { RESULT_REASONS } from '../domain/result-reason.ts';
import { amountFenField, beijingTimeField, nextField } from './answer-fields.ts';
import { idField, pagedQuery } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

const agencyField = /* @__PURE__ */ schema(() => z.string().check(z.regex(AGENCY_CODE_PATTERN, '经办机构代码应为6位')));

export const paymentBatchBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    agency: agencyField,
    paymentIds: z
      .optional(z.array(idField).check(z.minLength(1, '请至少选择一笔'), z.maxLength(1000, '一次最多选择1000笔')))
      .check(z.meta({ description: '只编入这些拨付；不填时编入该机构全部待编批次的拨付' })),
  }),
);

export const paymentBatchView = /* @__PURE__ */ schema(() =>
  z.object({
    batchId: z.string(),
    status: z.enum(BATCH_STATUSES),
    agency: z.string(),
    count: z.int(),
    totalFen: amountFenField,
    drawnUpBy: z.string(),
    drawnUpAt: beijingTimeField,
    excluded: z.array(z.object({ applicationId: z.string(), reason: z.enum(EXCLUSION_REASONS) })),
    approvedBy: z.optional(z.string()),
    approvedAt: z.optional(beijingTimeField),
    sentBy: z.optional(z.string()),
    sentAt: z.optional(beijingTimeField),
    fileSha256: z.optional(z.string()),
    settledCount: z.int(),
    paidFen: amountFenField,
    returnedFen: amountFenField,
  }),
);

const paymentBatchesView = /* @__PURE__ */ schema(() =>
  z.object({ batches: z.array(paymentBatchView), next: nextField }),
);

const waitingPaymentsView = /* @__PURE__ */ schema(() =>
  z.object({
    payments: z.array(
      z.object({
        paymentId: z.string(),
        applicationId: z.string(),
        agency: z.string(),
        amountFen: amountFenField,
        requestedAt: beijingTimeField,
      }),
    ),
    next: nextField,
  }),
);

/** A batch with a page of its payments, oldest first. They name no person. */
const paymentBatchPageView = /* @__PURE__ */ schema(() =>
  z.extend(paymentBatchView, {
    payments: z.array(
      z.object({
        paymentId: z.string(),
        applicationId: z.string(),
        amountFen: amountFenField,
        status: z.enum(PAYMENT_STATUSES),
      }),
    ),
    next: nextField,
  }),
);

const freedView = /* @__PURE__ */ schema(() => z.object({ batchId: z.string(), freed: z.int() }));

const batchParams = /* @__PURE__ */ schema(() => z.object({ batchId: idField }));

export const drawUpBatchRoute = {
  method: 'POST',
  path: '/v1/staff/payment-batches',
  access: 'staff',
  function: 'payment-batch/draw-up-batch',
  summary: '编制拨付批次（草稿）',
  body: paymentBatchBody,
  creates: true,
  success: { status: 201, view: paymentBatchView },
  failures: [409],
} as const satisfies Route;

export const listBatchesRoute = {
  method: 'GET',
  path: '/v1/staff/payment-batches',
  access: 'staff',
  function: 'payment-batch/list-batches',
  summary: '拨付批次，最近的在前',
  query: /* @__PURE__ */ schema(() =>
    pagedQuery({ agency: z.optional(agencyField), status: z.optional(z.enum(BATCH_STATUSES)) }),
  ),
  success: { status: 200, view: paymentBatchesView },
} as const satisfies Route;

export const listWaitingPaymentsRoute = {
  method: 'GET',
  path: '/v1/staff/waiting-payments',
  access: 'staff',
  function: 'payment-batch/list-waiting-payments',
  summary: '等待编入批次的拨付，最早的在前',
  query: /* @__PURE__ */ schema(() => pagedQuery({ agency: z.optional(agencyField) })),
  success: { status: 200, view: waitingPaymentsView },
} as const satisfies Route;

export const readBatchRoute = {
  method: 'GET',
  path: '/v1/staff/payment-batches/{batchId}',
  access: 'staff',
  function: 'payment-batch/read-batch',
  summary: '一个拨付批次及其中的拨付，最早的在前',
  params: batchParams,
  query: /* @__PURE__ */ schema(() => pagedQuery({})),
  success: { status: 200, view: paymentBatchPageView },
  failures: [404],
} as const satisfies Route;

export const approveBatchRoute = {
  method: 'POST',
  path: '/v1/staff/payment-batches/{batchId}/approval',
  access: 'staff',
  function: 'payment-batch/approve-batch',
  summary: '批准拨付批次；须由编制人以外的拨付岗人员办理',
  params: batchParams,
  success: { status: 200, view: paymentBatchView },
  failures: [404, 409],
} as const satisfies Route;

export const breakUpBatchRoute = {
  method: 'DELETE',
  path: '/v1/staff/payment-batches/{batchId}',
  access: 'staff',
  function: 'payment-batch/break-up-batch',
  summary: '撤销草稿批次，其中的拨付重新等待编批',
  params: batchParams,
  success: { status: 200, view: freedView },
  failures: [404, 409],
} as const satisfies Route;

export const readBatchFileRoute = {
  method: 'GET',
  path: '/v1/staff/payment-batches/{batchId}/file',
  access: 'staff',
  function: 'payment-batch/read-batch-file',
  summary: '批次文件（CSV）；首次取出即视为已发送，此后内容不变',
  params: batchParams,
  success: { status: 200, view: /* @__PURE__ */ schema(() => z.string()), viewType: 'text/csv' },
  failures: [404, 409],
} as const satisfies Route;

export const batchResultsView = /* @__PURE__ */ schema(() =>
  z.object({
    resultsId: z.string().check(z.meta({ description: '回盘文件的 SHA-256' })),
    status: z.enum(['TAKEN', 'TAKING']).check(z.meta({ description: 'TAKING 仍在登记，可按 Location 查询' })),
    lines: z.int(),
    accepted: z.int(),
    repeated: z.int(),
    rejected: z.array(z.object({ line: z.int(), reason: z.enum(RESULT_REASONS) })),
  }),
);

/** A results file of 50,000 lines has 4 MB. Lambda takes 6 MB with the body in Base64, which adds a third. */
const MOST_RESULTS_BYTES = 4_400_000;

export const takeResultsRoute = {
  method: 'POST',
  path: '/v1/staff/payment-batches/{batchId}/results',
  access: 'staff',
  function: 'payment-batch/take-results',
  summary: '上传批次的银行回盘文件（CSV）；同一文件再次上传不会重复登记',
  params: batchParams,
  body: /* @__PURE__ */ schema(() => z.string()),
  bodyType: 'text/csv',
  mostBodyBytes: MOST_RESULTS_BYTES,
  success: { status: 200, underWay: 202, view: batchResultsView },
  failures: [404, 409],
} as const satisfies Route;

export const readResultsRoute = {
  method: 'GET',
  path: '/v1/staff/payment-batches/{batchId}/results/{resultsId}',
  access: 'staff',
  function: 'payment-batch/read-results',
  summary: '一个回盘文件的登记情况',
  params: /* @__PURE__ */ schema(() => z.object({ batchId: idField, resultsId: idField })),
  success: { status: 200, view: batchResultsView },
  failures: [404],
} as const satisfies Route;
