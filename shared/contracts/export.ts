import * as z from 'zod/mini';
import { now } from '../clock.ts';
import { beijingDate, daysBetween } from '../domain/civil-date.ts';
import { EXPORT_KINDS, EXPORT_STATUSES, MOST_EXPORT_DAYS } from '../domain/export.ts';
import { beijingTimeField, shownDateField } from './answer-fields.ts';
import { agencyCodeField, civilDateField, idField } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

/** How long object storage keeps the files of exports. */
export { EXPORT_KEPT_DAYS } from '../domain/export.ts';

const kindField = /* @__PURE__ */ schema(() =>
  z
    .enum(EXPORT_KINDS, '请选择导出内容：PAYMENTS 拨付明细、CASES 申报明细')
    .check(z.meta({ description: 'PAYMENTS 拨付明细，每笔拨付一行；CASES 申报明细，每件申报一行' })),
);

export const exportBody = /* @__PURE__ */ schema(() =>
  z
    .strictObject({
      kind: kindField,
      from: civilDateField.check(z.meta({ description: '提交申报的起始日期（含）' })),
      to: civilDateField.check(z.meta({ description: '提交申报的截止日期（含）' })),
      agency: z.optional(agencyCodeField).check(z.meta({ description: '不填：市级为全部机构，其他为本机构' })),
    })
    .check(({ value: { from, to }, issues, value }) => {
      const refuse = (path: 'from' | 'to', message: string) =>
        issues.push({ code: 'custom', input: value, path: [path], message });
      if (from > to) refuse('to', '截止日期不得早于起始日期');
      else if (from > beijingDate(now())) refuse('from', '起始日期不得晚于今天');
      else if (daysBetween(from, to) >= MOST_EXPORT_DAYS) refuse('to', `期间不得超过${MOST_EXPORT_DAYS}天，请分次导出`);
    }),
);

export const exportView = /* @__PURE__ */ schema(() =>
  z.object({
    exportId: z.string(),
    kind: z.enum(EXPORT_KINDS),
    from: shownDateField,
    to: shownDateField,
    agency: z.optional(z.string()).check(z.meta({ description: '全部机构的导出没有此项' })),
    status: z
      .enum(EXPORT_STATUSES)
      .check(z.meta({ description: 'WRITING 正在生成，READY 可以下载，EXPIRED 已过保存期，请重新导出' })),
    asOf: beijingTimeField.check(z.meta({ description: '导出的是此时已提交的申报、已下达的拨付' })),
    rows: z.int().check(z.meta({ description: '已写入的行数，不含表头' })),
    days: z.int().check(z.meta({ description: '须读取的天数' })),
    daysDone: z.int().check(z.meta({ description: '其中已读取的天数' })),
    keptUntil: beijingTimeField.check(z.meta({ description: '文件保存至此时' })),
    url: z.optional(z.string()).check(z.meta({ description: '下载地址；仅在 READY 时给出，每次查询给出新的地址' })),
    expiresAt: z.optional(beijingTimeField).check(z.meta({ description: '下载地址的有效期' })),
  }),
);

export const requestExportRoute = {
  method: 'POST',
  path: '/v1/staff/reports/exports',
  access: 'staff',
  function: 'export/request-export',
  summary: '在后台导出明细（CSV）；主管和审计人员，导出留痕',
  body: exportBody,
  creates: true,
  success: { status: 202, view: exportView },
} as const satisfies Route;

export const readExportRoute = {
  method: 'GET',
  path: '/v1/staff/reports/exports/{exportId}',
  access: 'staff',
  function: 'export/read-export',
  summary: '导出的进度；完成后给出短期有效的下载地址，取得地址留痕',
  params: /* @__PURE__ */ schema(() => z.object({ exportId: idField })),
  success: { status: 200, view: exportView },
  failures: [404],
} as const satisfies Route;
