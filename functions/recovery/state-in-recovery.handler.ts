import { now } from '../../shared/clock.ts';
import { stateInRecoveryRoute } from '../../shared/contracts/recovery.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { recoveryStore } from '../../shared/table/recovery-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { stateInRecovery } from './state-in-recovery.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), tasks: taskStore(table), recoveries: recoveryStore(table) };
const deps = { ...stores, now };

export const handler = httpHandler(stateInRecoveryRoute, (request) => stateInRecovery(request, deps));
