import * as z from 'zod/mini';
import { PHASES } from '../domain/phase.ts';
import { TOO_FEW } from '../domain/report/disclosure.ts';
import { SECOND_LOOK_STAGES, TASK_KINDS } from '../domain/task-kind.ts';
import { amountFenField, beijingTimeField, shownDateField, shownLevelField } from './answer-fields.ts';
import { agencyCodeField, civilDateField } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

/** A period of days and an agency; both days are included. */
const period = () => ({
  from: civilDateField.check(z.meta({ description: '起始日期（含）' })),
  to: civilDateField.check(z.meta({ description: '截止日期（含）' })),
  agency: z.optional(agencyCodeField).check(z.meta({ description: '不填：市级为全部机构，其他为本机构' })),
});

const isInOrder = ({ from, to }: { readonly from: string; readonly to: string }) => from <= to;
const IN_ORDER = { error: '截止日期不得早于起始日期', path: ['to'] };

const summaryQuery = /* @__PURE__ */ schema(() => z.strictObject(period()).check(z.refine(isInOrder, IN_ORDER)));

const monthField = /* @__PURE__ */ schema(() =>
  z.string().check(z.meta({ description: '提交申报的月份', example: '2021-06' })),
);
const workingDaysField = /* @__PURE__ */ schema(() =>
  z.nullable(z.number()).check(z.meta({ description: '工作日中位数；尚无此类申报时为 null' })),
);

export const summaryView = /* @__PURE__ */ schema(() =>
  z.object({
    from: shownDateField.check(z.meta({ description: '统计按整月进行：from 所在月的第一日' })),
    to: shownDateField.check(z.meta({ description: '统计按整月进行：to 所在月的最后一日' })),
    counts: z.array(
      z.object({
        phase: z.enum(PHASES),
        agency: z.string(),
        level: shownLevelField,
        occupationCode: z.string(),
        month: monthField,
        count: z.int(),
        fen: amountFenField,
      }),
    ),
    money: z.object({
      approvedFen: amountFenField,
      paidFen: amountFenField,
      returnedFen: amountFenField,
      pendingFen: amountFenField,
      suspendedFen: amountFenField,
      repaidFen: amountFenField,
      netFen: z.int().check(z.meta({ description: '净支出：已拨付减去已追回，单位：分' })),
    }),
    overdue: z
      .array(z.object({ kind: z.enum(TASK_KINDS), agency: z.string(), count: z.int() }))
      .check(z.meta({ description: '目前逾期的待办，与所选期间无关' })),
    medianWorkingDays: z.object({
      verification: workingDaysField,
      fundReview: workingDaysField,
      payment: workingDaysField,
      untilPaid: workingDaysField,
      untilRefused: workingDaysField,
    }),
    secondLooks: z
      .array(
        z.object({
          agency: z.string(),
          stage: z.enum(SECOND_LOOK_STAGES),
          month: monthField,
          open: z.int().check(z.meta({ description: '尚未复审的件数' })),
          decided: z.int().check(z.meta({ description: '已复审的件数' })),
          disagreements: z.int().check(z.meta({ description: '已复审中结论与原决定不一致的件数' })),
        }),
      )
      .check(z.meta({ description: '抽样复审：按作出原决定的机构、环节和提交申报的月份' })),
    asOf: beijingTimeField,
  }),
);

export const readSummaryRoute = {
  method: 'GET',
  path: '/v1/staff/reports/summary',
  access: 'staff',
  function: 'report/read-summary',
  summary: '统计：各机构、月份、职业、等级和环节的件数与金额，逾期待办，办理用时，抽样复审；主管和审计人员',
  query: summaryQuery,
  success: { status: 200, view: summaryView },
  failures: [422],
} as const satisfies Route;

const publishedField = /* @__PURE__ */ schema(() =>
  z.union([z.int(), z.literal(TOO_FEW)]).check(z.meta({ description: '不足11件的不公开，显示为 <11' })),
);

export const statisticsView = /* @__PURE__ */ schema(() =>
  z.object({
    rows: z.array(
      z.object({
        month: z.string().check(z.meta({ description: '补贴到账的月份', example: '2021-06' })),
        agency: z.string(),
        level: shownLevelField,
        count: publishedField,
        fen: publishedField,
      }),
    ),
    totals: z
      .object({ count: z.int(), fen: amountFenField, rowsLeftOut: z.int() })
      .check(z.meta({ description: '仅为已公开各行的合计；rowsLeftOut 为未公开数字、未计入合计的行数' })),
    asOf: beijingTimeField,
  }),
);

export const readStatisticsRoute = {
  method: 'GET',
  path: '/v1/statistics',
  access: 'public',
  function: 'report/read-statistics',
  summary: '统计公开：近五年各月、各机构、各等级发放补贴的件数与金额',
  success: { status: 200, view: statisticsView },
  cacheSeconds: 300,
} as const satisfies Route;
