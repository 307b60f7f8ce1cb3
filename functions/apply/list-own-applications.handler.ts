import { routes } from '../../shared/contracts/routes.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { httpHandler } from '../runtime/http-handler.ts';
import { listOwnApplications } from './list-own-applications.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { applications: applicationStore(tableNamed(TABLE_NAME)) };

export const handler = httpHandler(routes.listOwnApplications, (request) => listOwnApplications(request, deps));
