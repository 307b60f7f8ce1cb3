import { messageGateway } from '../../shared/ports/message-gateway.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { portSettings } from '../runtime/port-settings.ts';
import { auditEventHandler } from '../runtime/stream-handler.ts';
import { notifyApplicant } from './notify-applicant.ts';

const { TABLE_NAME, MESSAGE_GATEWAY_URL } = environment('TABLE_NAME', 'MESSAGE_GATEWAY_URL');
const gateway = messageGateway({ ...portSettings('messages'), baseUrl: MESSAGE_GATEWAY_URL });
const deps = { applications: applicationStore(tableNamed(TABLE_NAME)), gateway };

export const handler = auditEventHandler((event) => notifyApplicant(event, deps));
