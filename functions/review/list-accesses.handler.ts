import { now } from '../../shared/clock.ts';
import { listAccessesRoute } from '../../shared/contracts/access.ts';
import { accessStore } from '../../shared/table/access-store.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { listAccesses } from './list-accesses.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const deps = { applications: applicationStore(table), accesses: accessStore(table), now, newId };

export const handler = httpHandler(
  listAccessesRoute,
  inPages(listAccessesRoute, (request) => listAccesses(request, deps)),
);
