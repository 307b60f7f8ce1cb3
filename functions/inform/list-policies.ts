import type { listPoliciesRoute } from '../../shared/contracts/inform.ts';
import { LEVEL_TEXT } from '../../shared/domain/declared.ts';
import { sourcesOf } from '../../shared/policy/policies.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Reply } from '../http/http-handler.ts';

/** Every policy with its figures and their clauses. Agencies and occupations have lists of their own. */
export function listPolicies(policies: readonly Policy[]): Reply<typeof listPoliciesRoute> {
  return { body: { policies: policyViews(policies) } };
}

/** The policies as the public sees them, in their order. */
export function policyViews(policies: readonly Policy[]) {
  return policies.map(policyOf);
}

/** Budgets are for staff. */
function policyOf({ agencies, occupations, budgets: _, ...figures }: Policy) {
  return {
    ...figures,
    sources: sourcesOf(figures),
    amounts: figures.amounts.map(({ level, amountFen }) => ({ level, levelName: LEVEL_TEXT[level], amountFen })),
    returnReminderDays: [...figures.returnReminderDays],
    correctionReminders: [...figures.correctionReminders],
    eligibleApplicantCategories: [...figures.eligibleApplicantCategories],
    certificateCategories: [...figures.certificateCategories],
    employmentConditions: [...figures.employmentConditions],
  };
}
