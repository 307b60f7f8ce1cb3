import { now } from '../../shared/clock.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { tableNamed, transact, type Write } from '../../shared/table/table.ts';
import { taskStore } from '../../shared/table/task-store.ts';
import { environment } from '../runtime/environment.ts';
import { stepHandler } from '../runtime/step-handler.ts';
import { workflow } from '../workflow/workflow.ts';
import { openReviewTask, openReviewTaskInput } from './open-review-task.ts';

const { TABLE_NAME, WORKFLOW_ARN } = environment('TABLE_NAME', 'WORKFLOW_ARN');
const table = tableNamed(TABLE_NAME);
const write = (writes: readonly Write[]) => transact(table, writes);
const stores = { applications: applicationStore(table), tasks: taskStore(table), write };
const deps = { ...stores, workflow: workflow(WORKFLOW_ARN), calendar: chineseCalendar, now };

export const handler = stepHandler(openReviewTaskInput, (input) => openReviewTask(input, deps));
