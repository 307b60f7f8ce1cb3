import { routes } from '../../shared/contracts/routes.ts';
import { policies } from '../../shared/policy/policies.ts';
import { caseloadStore } from '../../shared/table/caseload-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { httpHandler } from '../runtime/http-handler.ts';
import { listApplications } from './list-applications.ts';
import { agencyCodesOf } from './staff-access.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { caseload: caseloadStore(tableNamed(TABLE_NAME)), agencyCodes: agencyCodesOf(policies) };

export const handler = httpHandler(routes.listApplications, (request) => listApplications(request, deps));
