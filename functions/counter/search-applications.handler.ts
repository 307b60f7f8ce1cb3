import { now } from '../../shared/clock.ts';
import { searchApplicationsRoute } from '../../shared/contracts/access.ts';
import { accessStore } from '../../shared/table/access-store.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { markStore } from '../../shared/table/mark-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { searchApplications } from './search-applications.ts';
import { searchHash } from './search-hash.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const stores = {
  applications: applicationReader(table),
  marks: markStore(table, PERSON_KEY),
  accesses: accessStore(table),
};
const deps = { ...stores, hashOf: searchHash(PERSON_KEY), now, newId };

export const handler = httpHandler(searchApplicationsRoute, (request) => searchApplications(request, deps));
