import { now } from '../../shared/clock.ts';
import { listRecoveriesRoute } from '../../shared/contracts/recovery.ts';
import { accessStore } from '../../shared/table/access-store.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { recoveryStore } from '../../shared/table/recovery-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { listRecoveries } from './list-recoveries.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = {
  applications: applicationReader(table),
  accesses: accessStore(table),
  recoveries: recoveryStore(table),
};
const deps = { ...stores, newId, now };

export const handler = httpHandler(listRecoveriesRoute, (request) => listRecoveries(request, deps));
