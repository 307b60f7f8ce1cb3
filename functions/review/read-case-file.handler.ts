import { now } from '../../shared/clock.ts';
import { readCaseFileRoute } from '../../shared/contracts/review.ts';
import { accessStore } from '../../shared/table/access-store.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { markStore } from '../../shared/table/mark-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { recoveryStore } from '../../shared/table/recovery-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { newId } from '../runtime/new-id.ts';
import { readCaseFile } from './read-case-file.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const stores = {
  applications: applicationReader(table),
  payments: paymentStore(table),
  records: caseRecordStore(table),
  accesses: accessStore(table),
  marks: markStore(table, PERSON_KEY),
  recoveries: recoveryStore(table),
};
const deps = { ...stores, now, newId };

export const handler = httpHandler(readCaseFileRoute, (request) => readCaseFile(request, deps));
