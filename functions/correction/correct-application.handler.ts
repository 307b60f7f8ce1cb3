import { now } from '../../shared/clock.ts';
import { correctApplicationRoute } from '../../shared/contracts/correction.ts';
import { policies } from '../../shared/policy/policies.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { phoneCodeCheck } from '../../shared/table/phone-code-check.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { correctApplication } from './correct-application.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = {
  applications: applicationStore(table),
  records: caseRecordStore(table),
  phoneCodes: phoneCodeCheck(table),
};
const deps = { ...stores, policies, calendar: chineseCalendar, now };

export const handler = httpHandler(correctApplicationRoute, (request) => correctApplication(request, deps));
