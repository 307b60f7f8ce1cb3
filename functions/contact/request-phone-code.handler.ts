import { now } from '../../shared/clock.ts';
import { requestPhoneCodeRoute } from '../../shared/contracts/contact.ts';
import { newestPolicy } from '../../shared/policy/policies.ts';
import { messageGateway } from '../../shared/ports/message-gateway.ts';
import { idempotencyStore } from '../../shared/table/idempotency-record.ts';
import { phoneCodeSending } from '../../shared/table/phone-code-sending.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { newPhoneCode } from '../runtime/new-phone-code.ts';
import { newSalt } from '../runtime/new-salt.ts';
import { portSettings } from '../runtime/port-settings.ts';
import { requestPhoneCode } from './request-phone-code.ts';

const { TABLE_NAME, MESSAGE_GATEWAY_URL } = environment('TABLE_NAME', 'MESSAGE_GATEWAY_URL');
const table = tableNamed(TABLE_NAME);
const stores = { phoneCodes: phoneCodeSending(table), idempotency: idempotencyStore(table) };
const gateway = messageGateway({ ...portSettings('messages'), baseUrl: MESSAGE_GATEWAY_URL });
// A code belongs to no programme.
const sender = newestPolicy().messageSender;
const deps = { ...stores, gateway, sender, now, newId, newPhoneCode, newSalt };

export const handler = httpHandler(requestPhoneCodeRoute, (request) => requestPhoneCode(request, deps));
