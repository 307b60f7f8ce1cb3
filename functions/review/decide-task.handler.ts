import { now } from '../../shared/clock.ts';
import { decideTaskRoute } from '../../shared/contracts/review.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { documentNumberStore } from '../../shared/table/document-number-store.ts';
import { submissionStore } from '../../shared/table/submission-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { newSalt } from '../runtime/new-salt.ts';
import { workflow } from '../workflow/workflow.ts';
import { decideTask } from './decide-task.ts';

const { TABLE_NAME, WORKFLOW_ARN, PERSON_KEY } = environment('TABLE_NAME', 'WORKFLOW_ARN', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), tasks: taskStore(table), records: caseRecordStore(table) };
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const documentNumbers = documentNumberStore(table);
const told = { workflow: workflow(WORKFLOW_ARN), calendar: chineseCalendar };
const made = { documentNumbers, submissions: submissionStore(table), newId, newSalt };
const deps = { ...stores, ...told, ...made, personOf, now };

export const handler = httpHandler(decideTaskRoute, (request) => decideTask(request, deps));
