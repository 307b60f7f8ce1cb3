import { now } from '../../shared/clock.ts';
import { readBudgetRoute } from '../../shared/contracts/budget.ts';
import { policies } from '../../shared/policy/policies.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { budgetStore } from '../../shared/table/budget-store.ts';
import { openCaseStore } from '../../shared/table/open-case-store.ts';
import { paymentStore } from '../../shared/table/payment-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { agencyCodesOf } from '../review/staff-access.ts';
import { environment } from '../runtime/environment.ts';
import { readBudget } from './read-budget.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const stores = { budgets: budgetStore(table), openCases: openCaseStore(table), payments: paymentStore(table) };
const deps = { ...stores, policies, agencyCodes: agencyCodesOf(policies), calendar: chineseCalendar, now };

export const handler = httpHandler(readBudgetRoute, (request) => readBudget(request, deps));
