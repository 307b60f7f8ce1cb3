import type { Application, ApplicationIn } from '../../shared/domain/case/application.ts';
import { HOUR, instantOf, later } from '../../shared/domain/instant.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { BudgetStore } from '../../shared/table/budget-store.ts';
import type { RecoveryStore } from '../../shared/table/recovery-store.ts';
import { type BudgetShareDeps, budgetAgencyOf, budgetShare, waitingCaseOf } from './budget-share.ts';

/** Why an approved payment is not ordered yet, as the attention of its case: no fault, so no alarm. */
export const PAYMENT_HOLDS = ['BUDGET_EXHAUSTED', 'OPEN_RECOVERY'] as const;
export type PaymentHold = (typeof PAYMENT_HOLDS)[number];

/** What holds the payment of a case now; undefined where it can be ordered. */
export async function paymentHold(
  application: ApplicationIn<'PAYING'>,
  deps: BudgetShareDeps & { readonly recoveries: Pick<RecoveryStore, 'isAnyOpen'> },
): Promise<PaymentHold | undefined> {
  if (await deps.recoveries.isAnyOpen(application)) return 'OPEN_RECOVERY';
  return (await budgetShare(application, deps)) === 'exhausted' ? 'BUDGET_EXHAUSTED' : undefined;
}

export interface HoldPaymentDeps {
  readonly applications: Pick<ApplicationStore, 'track'>;
  readonly budgets: Pick<BudgetStore, 'waitWrite'>;
  readonly now: () => Date;
}

/**
 * Lets a case wait in PAYING, marked with what holds its payment. The sweep looks again within the hour, and starts a
 * run once nothing holds it. A case that waits for a budget takes its place among the others in the same write.
 *
 * @throws WriteConflictError where another writer was first
 */
export async function holdPayment(
  application: ApplicationIn<'PAYING'>,
  hold: PaymentHold,
  { applications, budgets, now }: HoldPaymentDeps,
  run: Partial<Pick<Application, 'workflowRun'>> = {},
): Promise<Application> {
  const at = instantOf(now());
  const attention = application.attention?.code === hold ? application.attention : { code: hold, since: at };
  const place =
    hold === 'BUDGET_EXHAUSTED' ? [budgets.waitWrite(budgetAgencyOf(application), waitingCaseOf(application))] : [];
  return applications.track(application, { attention, nextDueAt: later(at, HOUR), ...run }, place);
}
