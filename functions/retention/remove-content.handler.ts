import type { Context } from 'aws-lambda';
import { now } from '../../shared/clock.ts';
import { dalianRetention } from '../../shared/policy/policies/dalian-retention.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { contentRemoval } from '../../shared/table/content-removal.ts';
import { retentionStore } from '../../shared/table/retention-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { environment } from '../runtime/environment.ts';
import { scheduleHandler } from '../runtime/schedule-handler.ts';
import { removeContent } from './remove-content.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const stores = {
  applications: applicationStore(table),
  records: caseRecordStore(table),
  tasks: taskStore(table),
  retention: retentionStore(table),
};
const deps = { ...stores, removal: contentRemoval(table, PERSON_KEY, now), rules: dalianRetention, now };

export const handler = scheduleHandler((context: Context) =>
  removeContent({ ...deps, mayGoOn: () => context.getRemainingTimeInMillis() > 60_000 }),
);
