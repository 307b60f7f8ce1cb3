import { now } from '../../shared/clock.ts';
import { decideTaskRoute } from '../../shared/contracts/review.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { delegationStore } from '../../shared/table/delegation-store.ts';
import { documentNumberStore } from '../../shared/table/document-number-store.ts';
import { priorRecordReader } from '../../shared/table/prior-record.ts';
import { recoveryStore } from '../../shared/table/recovery-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { sampler } from '../decision/sampler.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { newSalt } from '../runtime/new-salt.ts';
import { workflow } from '../workflow/workflow.ts';
import { decideTask } from './decide-task.ts';

const { TABLE_NAME, WORKFLOW_ARN, PERSON_KEY, SECOND_LOOKS } = environment(
  'TABLE_NAME',
  'WORKFLOW_ARN',
  'PERSON_KEY',
  'SECOND_LOOKS',
);
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), tasks: taskStore(table), records: caseRecordStore(table) };
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const sampleOf = sampler(PERSON_KEY, SECOND_LOOKS);
const documentNumbers = documentNumberStore(table);
const delegations = delegationStore(table);
const told = { workflow: workflow(WORKFLOW_ARN), calendar: chineseCalendar };
const made = {
  recoveries: recoveryStore(table),
  documentNumbers,
  submissions: priorRecordReader(table),
  sampleOf,
  newId,
  newSalt,
};
const deps = { ...stores, ...told, ...made, delegations, personOf, now };

export const handler = httpHandler(decideTaskRoute, (request) => decideTask(request, deps));
