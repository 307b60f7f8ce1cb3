import { now } from '../../shared/clock.ts';
import { readSummaryRoute } from '../../shared/contracts/report.ts';
import { policies } from '../../shared/policy/policies.ts';
import { reportStore } from '../../shared/table/report-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { agencyCodesOf } from '../review/staff-access.ts';
import { environment } from '../runtime/environment.ts';
import { readSummary } from './read-summary.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const deps = { reports: reportStore(table), tasks: taskStore(table), agencyCodes: agencyCodesOf(policies), now };

export const handler = httpHandler(readSummaryRoute, (request) => readSummary(request, deps));
