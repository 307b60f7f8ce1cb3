import { replayDecidedCasesRoute } from '../../shared/contracts/what-if.ts';
import { policies } from '../../shared/policy/policies.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { caseloadReader } from '../../shared/table/caseload-reader.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { agencyCodesOf } from '../review/staff-access.ts';
import { environment } from '../runtime/environment.ts';
import { replayDecidedCases } from './replay-decided-cases.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = {
  cases: caseloadReader(table),
  applications: applicationReader(table),
  records: caseRecordStore(table),
};
const deps = { ...stores, policies, agencyCodes: agencyCodesOf(policies), calendar: chineseCalendar };

export const handler = httpHandler(
  replayDecidedCasesRoute,
  inPages(replayDecidedCasesRoute, (request) => replayDecidedCases(request, deps)),
);
