import { now } from '../../shared/clock.ts';
import { listNoticesRoute } from '../../shared/contracts/publicity.ts';
import { policies } from '../../shared/policy/policies.ts';
import { noticeStore } from '../../shared/table/notice-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { listNotices } from './list-notices.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { notices: noticeStore(tableNamed(TABLE_NAME)), policies, now };

export const handler = httpHandler(listNoticesRoute, (request) => listNotices(request, deps));
