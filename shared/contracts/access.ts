import * as z from 'zod/mini';
import { ACCESS_PURPOSES, ACCESS_TARGETS } from '../domain/access.ts';
import { STAFF_ROLES } from '../domain/actor.ts';
import { PHASES } from '../domain/phase.ts';
import { amountFenField, beijingTimeField, nextField, shownLevelField } from './answer-fields.ts';
import { applicationParams, certificateNumberField } from './apply.ts';
import { idField, idNumberField, pagedQuery, phoneField, textField } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

const targetField = /* @__PURE__ */ schema(() =>
  z.enum(ACCESS_TARGETS).check(
    z.meta({
      description:
        'TASK 待办及其依据，CASE_FILE 案卷，AUDIT_TRAIL 审计记录，ACCESS_RECORDS 查阅记录，SEARCH_RESULT 查询结果',
    }),
  ),
);
const purposeField = /* @__PURE__ */ schema(() =>
  z
    .enum(ACCESS_PURPOSES)
    .check(z.meta({ description: 'DECISION 作出决定，CASE_WORK 办理案件，SUPERVISION 监督检查，SEARCH 查询' })),
);

const accessesView = /* @__PURE__ */ schema(() =>
  z.object({
    accesses: z.array(
      z.object({
        at: beijingTimeField,
        who: z.object({ staffId: z.string(), roles: z.array(z.enum(STAFF_ROLES)), agency: z.string() }),
        what: targetField,
        taskId: z.optional(z.string()),
        purpose: purposeField,
        searchedFor: z.optional(z.string()).check(z.meta({ description: '查询目的，由查询人填写' })),
      }),
    ),
    next: nextField,
  }),
);

/** Who of the staff read a case, for its applicant: no name and no account. */
const ownAccessesView = /* @__PURE__ */ schema(() =>
  z.object({
    accesses: z.array(
      z.object({
        at: beijingTimeField,
        roles: z.array(z.enum(STAFF_ROLES)),
        agency: z.string(),
        what: targetField,
        purpose: purposeField,
      }),
    ),
    next: nextField,
  }),
);

/** What staff search by: one number, which is never in a URL, and what for. */
export const searchBody = /* @__PURE__ */ schema(() =>
  z
    .strictObject({
      idNumber: z.optional(idNumberField),
      phone: z.optional(phoneField),
      certificateNumber: z.optional(certificateNumberField),
      purpose: textField('查询目的', 4, 200).check(z.meta({ description: '为何查询；记入查阅记录' })),
    })
    .check(({ value, issues }) => {
      const given = [value.idNumber, value.phone, value.certificateNumber].filter((number) => number !== undefined);
      if (given.length === 1) return;
      const message = '公民身份号码、手机号码、证书编号须填写一项，且只填写一项';
      issues.push({ code: 'custom', input: value, path: ['idNumber'], message });
    }),
);

const searchView = /* @__PURE__ */ schema(() =>
  z.object({
    applications: z.array(
      z.object({
        applicationId: z.string(),
        attempt: z.int(),
        phase: z.enum(PHASES),
        agency: z.string(),
        maskedName: z.string(),
        maskedIdNumber: z.string(),
        submittedAt: beijingTimeField,
        amountFen: amountFenField,
        occupationCode: z.string(),
        level: shownLevelField,
      }),
    ),
    complete: z.boolean().check(z.meta({ description: '是否已列出全部；未列全的，请以公民身份号码查询' })),
  }),
);

export const listAccessesRoute = {
  method: 'GET',
  path: '/v1/staff/applications/{applicationId}/accesses',
  access: 'staff',
  function: 'review/list-accesses',
  summary: '查阅记录，最近的在前；仅限异议处理岗和监督审计岗',
  params: /* @__PURE__ */ schema(() => z.object({ applicationId: idField })),
  query: /* @__PURE__ */ schema(() => pagedQuery({})),
  success: { status: 200, view: accessesView },
  failures: [404],
} as const satisfies Route;

export const listOwnAccessesRoute = {
  method: 'GET',
  path: '/v1/applications/{applicationId}/accesses',
  access: 'applicant',
  function: 'counter/list-own-accesses',
  summary: '谁查阅过本人的申报，最近的在前：岗位、机构、时间和用途，不含姓名',
  params: applicationParams,
  query: /* @__PURE__ */ schema(() => pagedQuery({})),
  success: { status: 200, view: ownAccessesView },
  failures: [404],
} as const satisfies Route;

export const searchApplicationsRoute = {
  method: 'POST',
  path: '/v1/staff/application-searches',
  access: 'staff',
  function: 'counter/search-applications',
  summary: '以公民身份号码、手机号码或证书编号查询本机构的申报；查询及其目的均留痕',
  body: searchBody,
  success: { status: 200, view: searchView },
} as const satisfies Route;
