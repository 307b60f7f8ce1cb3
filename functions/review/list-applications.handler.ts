import { listApplicationsRoute } from '../../shared/contracts/review.ts';
import { policies } from '../../shared/policy/policies.ts';
import { caseloadStore } from '../../shared/table/caseload-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { environment } from '../runtime/environment.ts';
import { listApplications } from './list-applications.ts';
import { agencyCodesOf } from './staff-access.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { caseload: caseloadStore(tableNamed(TABLE_NAME)), agencyCodes: agencyCodesOf(policies) };

export const handler = httpHandler(
  listApplicationsRoute,
  inPages(listApplicationsRoute, (request) => listApplications(request, deps)),
);
