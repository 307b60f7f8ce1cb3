import { now } from '../../shared/clock.ts';
import { delegateTasksRoute } from '../../shared/contracts/sharing.ts';
import { dalianOffice } from '../../shared/policy/policies/dalian-office.ts';
import { policies } from '../../shared/policy/policies.ts';
import { delegationStore } from '../../shared/table/delegation-store.ts';
import { retryOnConflict, tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { agencyCodesOf } from '../review/staff-access.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { delegateTasks } from './delegate-tasks.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const deps = {
  delegations: delegationStore(table),
  retryOnConflict: <Result>(work: () => Promise<Result>) => retryOnConflict(table, work),
  agencyCodes: agencyCodesOf(policies),
  office: dalianOffice,
  newId,
  now,
};

export const handler = httpHandler(delegateTasksRoute, (request) => delegateTasks(request, deps));
