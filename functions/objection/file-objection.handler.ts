import { now } from '../../shared/clock.ts';
import { fileObjectionRoute } from '../../shared/contracts/objection.ts';
import { identityRegister } from '../../shared/ports/identity-register.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { idempotencyStore } from '../../shared/table/idempotency-record.ts';
import { noticeStore } from '../../shared/table/notice-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { portSettings } from '../runtime/port-settings.ts';
import { fileObjection } from './file-objection.ts';

const { TABLE_NAME, IDENTITY_REGISTER_URL } = environment('TABLE_NAME', 'IDENTITY_REGISTER_URL');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), notices: noticeStore(table), records: caseRecordStore(table) };
const identity = identityRegister({ ...portSettings('registers'), baseUrl: IDENTITY_REGISTER_URL });
const deps = { ...stores, idempotency: idempotencyStore(table), identity, now, newId };

export const handler = httpHandler(fileObjectionRoute, (request) => fileObjection(request, deps));
