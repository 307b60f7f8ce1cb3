import { now } from '../../shared/clock.ts';
import { changeAgencyRoute } from '../../shared/contracts/handover.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { changeAgency } from './change-agency.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const deps = { applications: applicationStore(table), tasks: taskStore(table), now };

export const handler = httpHandler(changeAgencyRoute, (request) => changeAgency(request, deps));
