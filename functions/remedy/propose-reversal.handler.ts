import { now } from '../../shared/clock.ts';
import { proposeReversalRoute } from '../../shared/contracts/remedy.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { delegationStore } from '../../shared/table/delegation-store.ts';
import { documentNumberStore } from '../../shared/table/document-number-store.ts';
import { idempotencyStore } from '../../shared/table/idempotency-record.ts';
import { priorRecordReader } from '../../shared/table/prior-record.ts';
import { recoveryStore } from '../../shared/table/recovery-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { sampler } from '../decision/sampler.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { newSalt } from '../runtime/new-salt.ts';
import { proposeReversal } from './propose-reversal.ts';

const { TABLE_NAME, PERSON_KEY, SECOND_LOOKS } = environment('TABLE_NAME', 'PERSON_KEY', 'SECOND_LOOKS');
const table = tableNamed(TABLE_NAME);
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const sampleOf = sampler(PERSON_KEY, SECOND_LOOKS);
const ofCase = { applications: applicationStore(table), tasks: taskStore(table), records: caseRecordStore(table) };
const stores = {
  recoveries: recoveryStore(table),
  submissions: priorRecordReader(table),
  idempotency: idempotencyStore(table),
};
const delegations = delegationStore(table);
const made = { documentNumbers: documentNumberStore(table), sampleOf, newId, newSalt };
const deps = { ...ofCase, ...stores, ...made, delegations, personOf, calendar: chineseCalendar, now };

export const handler = httpHandler(proposeReversalRoute, (request) => proposeReversal(request, deps));
