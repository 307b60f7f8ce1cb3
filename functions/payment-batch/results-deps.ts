import { now } from '../../shared/clock.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { readRows } from '../../shared/table/batch-draft-store.ts';
import { batchStore } from '../../shared/table/batch-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { resultsStore } from '../../shared/table/results-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { countAlarm } from '../runtime/metric.ts';
import { workflow } from '../workflow/workflow.ts';
import { resultsQueue } from './results-queue.ts';

/** What the two functions that settle the lines of results files work with. */
export function resultsDeps() {
  const { TABLE_NAME, WORKFLOW_ARN, RESULTS_QUEUE_URL } = environment(
    'TABLE_NAME',
    'WORKFLOW_ARN',
    'RESULTS_QUEUE_URL',
  );
  const table = tableNamed(TABLE_NAME);
  return {
    applications: applicationStore(table),
    payments: paymentStore(table),
    batches: batchStore(table),
    // The rest of the store would come along into the bundle.
    drafts: { rows: (batchId: string) => readRows(table, batchId) },
    results: resultsStore(table),
    queue: resultsQueue(RESULTS_QUEUE_URL),
    workflow: workflow(WORKFLOW_ARN),
    calendar: chineseCalendar,
    countAlarm,
    now,
  };
}
