import { now } from '../../shared/clock.ts';
import { recordDeathRoute } from '../../shared/contracts/death.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { workflow } from '../workflow/workflow.ts';
import { recordDeath } from './record-death.ts';

const { TABLE_NAME, WORKFLOW_ARN, PERSON_KEY } = environment('TABLE_NAME', 'WORKFLOW_ARN', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), tasks: taskStore(table) };
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const told = { workflow: workflow(WORKFLOW_ARN), calendar: chineseCalendar };
const deps = { ...stores, ...told, payments: paymentStore(table), personOf, now };

export const handler = httpHandler(recordDeathRoute, (request) => recordDeath(request, deps));
