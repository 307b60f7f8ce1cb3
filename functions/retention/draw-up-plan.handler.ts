import type { Context } from 'aws-lambda';
import { now } from '../../shared/clock.ts';
import { dalianRetention } from '../../shared/policy/policies/dalian-retention.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { caseRecordStore } from '../../shared/table/case-record-store.ts';
import { retentionStore } from '../../shared/table/retention-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { environment } from '../runtime/environment.ts';
import { scheduleHandler } from '../runtime/schedule-handler.ts';
import { drawUpPlan } from './draw-up-plan.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = {
  applications: applicationReader(table),
  records: caseRecordStore(table),
  tasks: taskStore(table),
  retention: retentionStore(table),
};
const deps = { ...stores, rules: dalianRetention, now };

export const handler = scheduleHandler((context: Context) =>
  drawUpPlan({ ...deps, mayGoOn: () => context.getRemainingTimeInMillis() > 60_000 }),
);
