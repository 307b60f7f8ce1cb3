import { listOwnAccessesRoute } from '../../shared/contracts/access.ts';
import { accessStore } from '../../shared/table/access-store.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { environment } from '../runtime/environment.ts';
import { listOwnAccesses } from './list-own-accesses.ts';

const table = tableNamed(environment('TABLE_NAME').TABLE_NAME);
const deps = { applications: applicationReader(table), accesses: accessStore(table) };

export const handler = httpHandler(
  listOwnAccessesRoute,
  inPages(listOwnAccessesRoute, (request) => listOwnAccesses(request, deps)),
);
