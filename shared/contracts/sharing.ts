import * as z from 'zod/mini';
import { TASK_KINDS } from '../domain/task-kind.ts';
import { beijingTimeField, shownDateField } from './answer-fields.ts';
import { agencyCodeField, civilDateField, idField, textField } from './fields.ts';
import { taskView } from './review-views.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

/** The subject of a colleague's token, as the issuer of the tokens gives it. */
const staffIdField = (label: string) => textField(label, 1, 255);

const taskParams = /* @__PURE__ */ schema(() => z.object({ taskId: idField }));

export const transferBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    staffId: z
      .optional(staffIdField('接办人员工号'))
      .check(z.meta({ description: '转交给哪位同事；与 agency 二者填一' })),
    agency: z
      .optional(agencyCodeField)
      .check(z.meta({ description: '转交给市级机构，或交回本案所属经办机构；与 staffId 二者填一' })),
    reason: textField('转交理由', 2, 500),
  }),
);

export const delegationBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    from: staffIdField('离岗人员工号'),
    to: staffIdField('代办人员工号'),
    kinds: z
      .array(z.enum(TASK_KINDS, '没有这类事项'), '应为事项种类的列表')
      .check(z.minLength(1, '请选择代办的事项种类'), z.maxLength(TASK_KINDS.length, '事项种类过多')),
    since: civilDateField,
    until: civilDateField,
    reason: textField('委托理由', 2, 500),
    agency: z
      .optional(agencyCodeField)
      .check(z.meta({ description: '哪个机构的事项；不填则为本机构；市级机构的委托及于各机构的事项' })),
  }),
);
export type DelegationBody = z.output<typeof delegationBody>;

export const delegationView = /* @__PURE__ */ schema(() =>
  z.object({
    delegationId: z.string(),
    agency: z.string(),
    from: z.string(),
    fromName: z.optional(z.string()),
    to: z.string(),
    toName: z.optional(z.string()),
    kinds: z.array(z.enum(TASK_KINDS)),
    since: shownDateField,
    until: shownDateField,
    inForce: z.boolean().check(z.meta({ description: '今天是否生效' })),
    reason: z.string(),
    setBy: z.string(),
    setAt: beijingTimeField,
  }),
);

export const delegationsView = /* @__PURE__ */ schema(() => z.object({ delegations: z.array(delegationView) }));

export const claimTaskRoute = {
  method: 'POST',
  path: '/v1/staff/tasks/{taskId}/claim',
  access: 'staff',
  function: 'sharing/claim-task',
  summary: '认领一件待办；认领只为分工，到时自动失效，不妨碍其他有权人员作出决定',
  params: taskParams,
  success: { status: 200, view: taskView },
  failures: [404, 409],
} as const satisfies Route;

export const releaseTaskRoute = {
  method: 'POST',
  path: '/v1/staff/tasks/{taskId}/release',
  access: 'staff',
  function: 'sharing/release-task',
  summary: '退回一件已认领的待办',
  params: taskParams,
  success: { status: 200, view: taskView },
  failures: [404, 409],
} as const satisfies Route;

export const transferTaskRoute = {
  method: 'POST',
  path: '/v1/staff/tasks/{taskId}/transfer',
  access: 'staff',
  function: 'sharing/transfer-task',
  summary: '将一件待办转交给同事、市级机构或本案所属经办机构',
  params: taskParams,
  body: transferBody,
  success: { status: 200, view: taskView },
  failures: [404, 409],
} as const satisfies Route;

export const delegateTasksRoute = {
  method: 'PUT',
  path: '/v1/staff/delegations',
  access: 'staff',
  function: 'sharing/delegate-tasks',
  summary:
    '委托代办：一名人员离岗期间由另一名人员代办；同一离岗人员、代办人员和起始日再次提交即为变更，提前截止日即为终止',
  body: delegationBody,
  success: { status: 200, view: delegationView },
} as const satisfies Route;

export const listDelegationsRoute = {
  method: 'GET',
  path: '/v1/staff/delegations',
  access: 'staff',
  function: 'sharing/list-delegations',
  summary: '生效中和将要生效的委托代办；非主管、非审计人员只见与本人有关的',
  success: { status: 200, view: delegationsView },
} as const satisfies Route;
