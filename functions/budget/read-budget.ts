import type { readBudgetRoute } from '../../shared/contracts/budget.ts';
import type { StaffRole } from '../../shared/domain/actor.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { totalFen } from '../../shared/domain/money.ts';
import { FINAL_PHASES, PHASES } from '../../shared/domain/phase.ts';
import { expectedMonth, forecastOf } from '../../shared/policy/forecast.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { BudgetStore } from '../../shared/table/budget-store.ts';
import type { OpenCaseStore } from '../../shared/table/open-case-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { agenciesFor } from '../review/staff-access.ts';

type Route = typeof readBudgetRoute;

export interface ReadBudgetDeps {
  readonly budgets: Pick<BudgetStore, 'spent'>;
  readonly openCases: OpenCaseStore;
  readonly payments: Pick<PaymentStore, 'isOrderOut'>;
  readonly policies: readonly Policy[];
  readonly agencyCodes: readonly string[];
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

const READERS: readonly StaffRole[] = ['supervisor', 'payer', 'auditor'];

const OPEN_PHASES = PHASES.filter((phase) => !FINAL_PHASES.some((final) => final === phase));

/**
 * The budgets of a year with what was taken from them, and what the open cases should still need, by month and phase.
 * It names nobody.
 *
 * One read for each budget; for each agency one query a phase and 500 cases, and one read for each 100 cases. A case in
 * PAYING that was ordered before takes one more.
 *
 * @throws ServiceError WRONG_ROLE, WRONG_AGENCY
 */
export async function readBudget({ caller, query }: HttpRequest<Route>, deps: ReadBudgetDeps): Promise<Reply<Route>> {
  if (!READERS.some((role) => caller.roles.includes(role))) throw new ServiceError('WRONG_ROLE', 'not this role');
  const agencies = agenciesFor(caller, query.agency, deps.agencyCodes);
  const now = deps.now();
  const year = query.year === undefined ? Number(beijingDate(now).slice(0, 4)) : Number(query.year);
  const needed = (await Promise.all(agencies.map((agency) => openCasesOf(agency, deps)))).flat();
  const waiting = needed.filter(({ attention }) => attention?.code === 'BUDGET_EXHAUSTED');
  return {
    body: {
      year,
      budgets: await budgetsOf(agencies, year, needed, deps),
      waiting: { count: waiting.length, fen: totalFen(waiting.map(({ terms }) => terms.amountFen)) },
      forecast: [...forecastOf(needed, now, deps.calendar)],
      asOf: shownTime(instantOf(now)),
    },
  };
}

async function budgetsOf(
  agencies: readonly string[],
  year: number,
  open: readonly Application[],
  { policies, budgets, calendar, now }: ReadBudgetDeps,
) {
  const named = policies.flatMap(({ policyId, budgets: ofPolicy = [] }) =>
    ofPolicy
      .filter((budget) => budget.year === year && agencies.includes(budget.agency))
      .map((budget) => ({
        policyId,
        ...budget,
      })),
  );
  return Promise.all(
    named.map(async ({ policyId, agency, amountFen: budgetFen }) => {
      const spentFen = await budgets.spent({ policyId, agency, year });
      const of = open.filter(({ terms, agency: by = CITY_AGENCY }) => terms.policyId === policyId && by === agency);
      const inYear = of.filter((each) => expectedMonth(each, now(), calendar)?.startsWith(`${year}-`) ?? true);
      const neededFen = totalFen(inYear.map(({ terms }) => terms.amountFen));
      // A figure that was lowered afterwards leaves nothing, and no debt.
      return { policyId, agency, budgetFen, spentFen, leftFen: Math.max(budgetFen - spentFen, 0), neededFen };
    }),
  );
}

/** The open cases of an agency whose money is not ordered yet. */
async function openCasesOf(agency: string, { openCases, payments }: ReadBudgetDeps): Promise<readonly Application[]> {
  const found = (await Promise.all(OPEN_PHASES.map((phase) => openCases.inPhase(agency, phase)))).flat();
  const ordered = await Promise.all(found.map((application) => payments.isOrderOut(application)));
  return found.filter((_, index) => !ordered[index]);
}
