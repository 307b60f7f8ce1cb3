import { now } from '../../shared/clock.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { noticeStore } from '../../shared/table/notice-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { httpHandler } from '../runtime/http-handler.ts';
import { readNotice } from './read-notice.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { notices: noticeStore(tableNamed(TABLE_NAME)), now };

export const handler = httpHandler(routes.readNotice, (request) => readNotice(request, deps));
