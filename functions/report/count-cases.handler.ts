import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { reportStore } from '../../shared/table/report-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { caseImageHandler } from '../runtime/case-image-handler.ts';
import { environment } from '../runtime/environment.ts';
import { countCases } from './count-cases.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { reports: reportStore(tableNamed(TABLE_NAME)), calendar: chineseCalendar };

export const handler = caseImageHandler((cases) => countCases(cases, deps));
