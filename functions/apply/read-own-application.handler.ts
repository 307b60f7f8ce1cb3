import { readOwnApplicationRoute } from '../../shared/contracts/apply.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { recoveryStore } from '../../shared/table/recovery-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { readOwnApplication } from './read-own-application.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = {
  applications: applicationReader(table),
  records: caseRecordStore(table),
  recoveries: recoveryStore(table),
};
const deps = { ...stores, calendar: chineseCalendar };

export const handler = httpHandler(readOwnApplicationRoute, (request) => readOwnApplication(request, deps));
