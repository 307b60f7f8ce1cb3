import * as z from 'zod';
import { amountFenField, beijingTimeField, nextField, shownLevelField } from './answer-fields.ts';
import { agencyCodeField, idField, pageQuery } from './fields.ts';
import type { Route } from './route.ts';

export const noticeView = z.object({
  noticeId: z.string(),
  agency: z.string(),
  publishAt: beijingTimeField,
  closesAt: beijingTimeField,
  entryCount: z.int(),
});
export const noticesView = z.object({ notices: z.array(noticeView) });

export const noticeEntryView = z.object({
  serial: z.int(),
  maskedName: z.string(),
  maskedIdNumber: z.string(),
  employer: z.string(),
  occupation: z.string(),
  level: shownLevelField,
  amountFen: amountFenField,
});
export const noticeEntriesView = noticeView
  .omit({ entryCount: true })
  .extend({ entries: z.array(noticeEntryView), next: nextField });

export const listNoticesRoute = {
  method: 'GET',
  path: '/v1/notices',
  access: 'public',
  function: 'publicity/list-notices',
  summary: '正在公示的名单',
  query: z.object({ agency: agencyCodeField.optional() }),
  success: { status: 200, view: noticesView },
} as const satisfies Route;

export const readNoticeRoute = {
  method: 'GET',
  path: '/v1/notices/{noticeId}',
  access: 'public',
  function: 'publicity/read-notice',
  summary: '一份公示名单',
  params: z.object({ noticeId: idField }),
  query: z.object(pageQuery),
  success: { status: 200, view: noticeEntriesView },
  failures: [404, 410],
} as const satisfies Route;
