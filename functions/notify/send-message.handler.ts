import { messageGateway } from '../../shared/ports/message-gateway.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { countAlarm } from '../runtime/metric.ts';
import { portSettings } from '../runtime/port-settings.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { messageQueue } from './message-queue.ts';
import { queuedMessageSchema } from './queued-message.ts';
import { sendMessage } from './send-message.ts';

const names = ['TABLE_NAME', 'MESSAGE_GATEWAY_URL', 'MESSAGE_QUEUE_URL'] as const;
const { TABLE_NAME, MESSAGE_GATEWAY_URL, MESSAGE_QUEUE_URL } = environment(...names);
const table = tableNamed(TABLE_NAME);
const gateway = messageGateway({ ...portSettings('messages'), baseUrl: MESSAGE_GATEWAY_URL });
const deps = { applications: applicationReader(table), records: caseRecordStore(table), gateway, countAlarm };

const { postpone } = messageQueue(MESSAGE_QUEUE_URL);
export const handler = queueHandler(queuedMessageSchema, (message) => sendMessage(message, deps), postpone);
