import { now } from '../../shared/clock.ts';
import { transferTaskRoute } from '../../shared/contracts/sharing.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { dalianOffice } from '../../shared/policy/policies/dalian-office.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { delegationStore } from '../../shared/table/delegation-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { claimStore } from '../../shared/table/task-claims.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { transferTask } from './transfer-task.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), tasks: taskStore(table) };
const shared = { claims: claimStore(table), delegations: delegationStore(table) };
const personOf = (idNumber: string) => personHash(PERSON_KEY, idNumber);
const deps = { ...stores, ...shared, office: dalianOffice, calendar: chineseCalendar, personOf, now };

export const handler = httpHandler(transferTaskRoute, (request) => transferTask(request, deps));
