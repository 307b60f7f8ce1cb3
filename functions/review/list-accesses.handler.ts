import { now } from '../../shared/clock.ts';
import { listAccessesRoute } from '../../shared/contracts/access.ts';
import { accessStore } from '../../shared/table/access-store.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { listAccesses } from './list-accesses.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const deps = { applications: applicationReader(table), accesses: accessStore(table), now, newId };

export const handler = httpHandler(
  listAccessesRoute,
  inPages(listAccessesRoute, (request) => listAccesses(request, deps)),
);
