import { now } from '../../shared/clock.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { documentNumberStore } from '../../shared/table/document-number-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { stepHandler } from '../runtime/step-handler.ts';
import { caseInput } from '../workflow/step-input.ts';
import { recordVerification } from './record-verification.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = { applications: applicationStore(table), records: caseRecordStore(table) };
const deps = { ...stores, documentNumbers: documentNumberStore(table), calendar: chineseCalendar, now };

export const handler = stepHandler(caseInput, (input) => recordVerification(input, deps));
