import { listOwnApplicationsRoute } from '../../shared/contracts/apply.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { environment } from '../runtime/environment.ts';
import { listOwnApplications } from './list-own-applications.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { applications: applicationReader(tableNamed(TABLE_NAME)) };

export const handler = httpHandler(
  listOwnApplicationsRoute,
  inPages(listOwnApplicationsRoute, (request) => listOwnApplications(request, deps)),
);
