import * as z from 'zod/mini';
import { beijingTimeField, nextField } from './answer-fields.ts';
import { applicationView } from './application-view.ts';
import { idField, pagedQuery } from './fields.ts';
import { reasonView, remediesView } from './problems.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

/** A submission that was refused at once, as its applicant reads it again. */
export const refusalView = /* @__PURE__ */ schema(() =>
  z.extend(
    z.pick(applicationView, {
      policyId: true,
      occupation: true,
      certificate: true,
      reconsideration: true,
      reconsiderationUntil: true,
      overturned: true,
    }),
    {
      receiptNumber: z.string(),
      refusedAt: beijingTimeField,
      reasons: z.array(reasonView),
      remedies: z.optional(remediesView),
    },
  ),
);

export const refusalsView = /* @__PURE__ */ schema(() => z.object({ refusals: z.array(refusalView), next: nextField }));

export const refusalParams = /* @__PURE__ */ schema(() => z.object({ receiptNumber: idField }));
const listRefusalsQuery = /* @__PURE__ */ schema(() => pagedQuery({}));

export const listRefusalsRoute = {
  method: 'GET',
  path: '/v1/refusals',
  access: 'applicant',
  function: 'refusal/list-refusals',
  summary: '本人两年内的不予受理回执，最新的在前',
  query: listRefusalsQuery,
  success: { status: 200, view: refusalsView },
} as const satisfies Route;

export const readRefusalRoute = {
  method: 'GET',
  path: '/v1/refusals/{receiptNumber}',
  access: 'applicant',
  function: 'refusal/read-refusal',
  summary: '一份不予受理回执，两年内可查询',
  params: refusalParams,
  success: { status: 200, view: refusalView },
  failures: [404],
} as const satisfies Route;
