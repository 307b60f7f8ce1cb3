import * as z from 'zod/mini';
import { amountFenField, beijingTimeField, nextField, shownLevelField } from './answer-fields.ts';
import { agencyCodeField, idField, pagedQuery } from './fields.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

export const noticeView = /* @__PURE__ */ schema(() =>
  z.object({
    noticeId: z.string(),
    agency: z.string(),
    publishAt: beijingTimeField,
    closesAt: beijingTimeField,
    entryCount: z.int(),
  }),
);
export const noticesView = /* @__PURE__ */ schema(() => z.object({ notices: z.array(noticeView) }));

export const noticeEntryView = /* @__PURE__ */ schema(() =>
  z.object({
    serial: z.int(),
    maskedName: z.string(),
    maskedIdNumber: z.string(),
    employer: z.string(),
    occupation: z.string(),
    level: shownLevelField,
    amountFen: amountFenField,
  }),
);
export const noticeEntriesView = /* @__PURE__ */ schema(() =>
  z.extend(z.omit(noticeView, { entryCount: true }), {
    entries: z.array(noticeEntryView),
    withdrawnSerials: z.array(z.int()).check(z.meta({ description: '已撤下的序号，不再使用' })),
    next: nextField,
  }),
);

const listNoticesQuery = /* @__PURE__ */ schema(() => z.strictObject({ agency: z.optional(agencyCodeField) }));
const noticeParams = /* @__PURE__ */ schema(() => z.object({ noticeId: idField }));
const readNoticeQuery = /* @__PURE__ */ schema(() => pagedQuery({}));

export const listNoticesRoute = {
  method: 'GET',
  path: '/v1/notices',
  access: 'public',
  function: 'publicity/list-notices',
  summary: '正在公示的名单',
  query: listNoticesQuery,
  success: { status: 200, view: noticesView },
} as const satisfies Route;

export const readNoticeRoute = {
  method: 'GET',
  path: '/v1/notices/{noticeId}',
  access: 'public',
  function: 'publicity/read-notice',
  summary: '一份公示名单',
  params: noticeParams,
  query: readNoticeQuery,
  success: { status: 200, view: noticeEntriesView },
  failures: [404, 410],
} as const satisfies Route;
