import { now } from '../../shared/clock.ts';
import { proposeReversalRoute } from '../../shared/contracts/remedy.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { documentNumberStore } from '../../shared/table/document-number-store.ts';
import { idempotencyStore } from '../../shared/table/idempotency-record.ts';
import { submissionStore } from '../../shared/table/submission-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { newSalt } from '../runtime/new-salt.ts';
import { proposeReversal } from './propose-reversal.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const ofCase = { applications: applicationStore(table), tasks: taskStore(table), records: caseRecordStore(table) };
const stores = { submissions: submissionStore(table), idempotency: idempotencyStore(table) };
const made = { documentNumbers: documentNumberStore(table), newId, newSalt };
const deps = { ...ofCase, ...stores, ...made, personOf, calendar: chineseCalendar, now };

export const handler = httpHandler(proposeReversalRoute, (request) => proposeReversal(request, deps));
