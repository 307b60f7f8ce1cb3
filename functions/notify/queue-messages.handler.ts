import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { auditEventHandler } from '../runtime/stream-handler.ts';
import { messageQueue } from './message-queue.ts';
import { queueMessages } from './queue-messages.ts';

const { TABLE_NAME, MESSAGE_QUEUE_URL } = environment('TABLE_NAME', 'MESSAGE_QUEUE_URL');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationReader(table), records: caseRecordStore(table) };
const deps = { ...stores, queue: messageQueue(MESSAGE_QUEUE_URL) };

export const handler = auditEventHandler((event) => queueMessages(event, deps));
