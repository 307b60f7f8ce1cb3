import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { AgencyOfPolicy } from '../../shared/domain/budget.ts';
import type { Application, ApplicationIn } from '../../shared/domain/case/application.ts';
import { ApplicationNotFoundError } from '../../shared/domain/errors.ts';
import { type Fen, fen } from '../../shared/domain/money.ts';
import { type BudgetLimit, budgetOf } from '../../shared/policy/budget.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { type BudgetStore, isOlder, type WaitingCase } from '../../shared/table/budget-store.ts';

export interface BudgetShareDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly budgets: Pick<BudgetStore, 'spent' | 'waiting' | 'stopWaiting'>;
  readonly policies: readonly Policy[];
  readonly now: () => Date;
}

/** What a budget has for a case: its order may go out while no more than `spentAtMostFen` was taken. */
export interface BudgetShare extends Pick<BudgetLimit, 'budget'> {
  readonly spentAtMostFen: Fen;
}

/** Whose budgets a case is paid from. */
export function budgetAgencyOf({ terms, agency = CITY_AGENCY }: Application): AgencyOfPolicy {
  return { policyId: terms.policyId, agency };
}

/** The place of a case among those that wait: by when it was to be paid. */
export function waitingCaseOf({ applicationId, payAt, terms }: ApplicationIn<'PAYING'>): WaitingCase {
  return { applicationId, payAt, amountFen: terms.amountFen };
}

/**
 * Whether the budget of this year covers a case and every older one that waits. So no younger case takes what an older
 * one needs, and all that are covered can be paid side by side.
 *
 * `no-budget`: nothing limits the order, and nothing was read. Otherwise it takes two reads, and where cases wait one
 * more for each fifty of them. A case that waits and is not to be paid any more is taken off.
 *
 * @returns the share; `exhausted` where the budget does not cover the case
 */
export async function budgetShare(
  application: ApplicationIn<'PAYING'>,
  deps: BudgetShareDeps,
): Promise<BudgetShare | 'no-budget' | 'exhausted'> {
  const of = budgetAgencyOf(application);
  const limit = budgetOf(of, deps.now(), deps.policies);
  if (!limit) return 'no-budget';
  const mine = waitingCaseOf(application);
  for (;;) {
    const spentFen = await deps.budgets.spent(limit.budget);
    const older = await olderCases(of, mine, limit.limitFen - spentFen, deps);
    const spentAtMostFen = limit.limitFen - mine.amountFen - older.amountFen;
    if (spentFen <= spentAtMostFen) return { budget: limit.budget, spentAtMostFen: fen(spentAtMostFen) };
    const { oldest } = older;
    if (!oldest || (await stillWaits(oldest, deps))) return 'exhausted';
    await deps.budgets.stopWaiting(of, oldest);
  }
}

/** Waiting cases are read this many at once. */
const AT_ONCE = 50;

/** What the cases need together that are older than one; no more of them are read than `leftFen` covers. */
async function olderCases(of: AgencyOfPolicy, mine: WaitingCase, leftFen: number, { budgets }: BudgetShareDeps) {
  let amountFen = 0;
  let oldest: WaitingCase | undefined;
  let last: WaitingCase | undefined;
  for (;;) {
    const cases = await budgets.waiting(of, AT_ONCE, last);
    const older = cases.filter((waiting) => isOlder(waiting, mine));
    oldest ??= older[0];
    amountFen += older.reduce((total, waiting) => total + waiting.amountFen, 0);
    last = cases.at(-1);
    if (older.length < AT_ONCE || amountFen > leftFen) return { amountFen, oldest };
  }
}

/** A case that was suspended meanwhile, has another time to pay, or is held for a recovery makes room for others. */
async function stillWaits({ applicationId, payAt }: WaitingCase, { applications }: BudgetShareDeps): Promise<boolean> {
  try {
    const application = await applications.byId(applicationId);
    const { phase, attention } = application;
    return phase === 'PAYING' && application.payAt === payAt && attention?.code !== 'OPEN_RECOVERY';
  } catch (error) {
    if (error instanceof ApplicationNotFoundError) return false;
    throw error;
  }
}
