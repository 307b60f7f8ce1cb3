import { now } from '../../shared/clock.ts';
import { openRecoveryRoute } from '../../shared/contracts/recovery.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { idempotencyStore } from '../../shared/table/idempotency-record.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { openRecovery } from './open-recovery.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), tasks: taskStore(table), records: caseRecordStore(table) };
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const deps = { ...stores, idempotency: idempotencyStore(table), calendar: chineseCalendar, personOf, newId, now };

export const handler = httpHandler(openRecoveryRoute, (request) => openRecovery(request, deps));
