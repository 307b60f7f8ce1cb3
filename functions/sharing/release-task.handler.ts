import { now } from '../../shared/clock.ts';
import { releaseTaskRoute } from '../../shared/contracts/sharing.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { delegationStore } from '../../shared/table/delegation-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { claimStore } from '../../shared/table/task-claims.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { releaseTask } from './release-task.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), tasks: taskStore(table) };
const deps = { ...stores, claims: claimStore(table), delegations: delegationStore(table), now };

export const handler = httpHandler(releaseTaskRoute, (request) => releaseTask(request, deps));
