import { listOwnApplicationsRoute } from '../../shared/contracts/apply.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { environment } from '../runtime/environment.ts';
import { listOwnApplications } from './list-own-applications.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { applications: applicationStore(tableNamed(TABLE_NAME)) };

export const handler = httpHandler(
  listOwnApplicationsRoute,
  inPages(listOwnApplicationsRoute, (request) => listOwnApplications(request, deps)),
);
