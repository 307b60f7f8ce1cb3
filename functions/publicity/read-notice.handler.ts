import { now } from '../../shared/clock.ts';
import { readNoticeRoute } from '../../shared/contracts/publicity.ts';
import { noticeStore } from '../../shared/table/notice-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { environment } from '../runtime/environment.ts';
import { readNotice } from './read-notice.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { notices: noticeStore(tableNamed(TABLE_NAME)), now };

export const handler = httpHandler(
  readNoticeRoute,
  inPages(readNoticeRoute, (request) => readNotice(request, deps)),
);
