import * as z from 'zod/mini';
import { ACCESS_PURPOSES, ACCESS_TARGETS } from '../domain/access.ts';
import { STAFF_ROLES } from '../domain/actor.ts';
import { beijingTimeField, nextField } from './answer-fields.ts';
import { idField, pagedQuery } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

const accessesView = /* @__PURE__ */ schema(() =>
  z.object({
    accesses: z.array(
      z.object({
        at: beijingTimeField,
        who: z.object({ staffId: z.string(), roles: z.array(z.enum(STAFF_ROLES)), agency: z.string() }),
        what: z
          .enum(ACCESS_TARGETS)
          .check(
            z.meta({ description: 'TASK 待办及其依据，CASE_FILE 案卷，AUDIT_TRAIL 审计记录，ACCESS_RECORDS 查阅记录' }),
          ),
        taskId: z.optional(z.string()),
        purpose: z
          .enum(ACCESS_PURPOSES)
          .check(z.meta({ description: 'DECISION 作出决定，CASE_WORK 办理案件，SUPERVISION 监督检查' })),
      }),
    ),
    next: nextField,
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
