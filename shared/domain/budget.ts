import * as z from 'zod/mini';

export const budgetIdSchema = /* @__PURE__ */ (() =>
  z.object({
    policyId: z.string(),
    agency: z.string(),
    /** The calendar year of the order, Beijing time. */
    year: z.int(),
  }))();

/** Whose yearly budget pays: the agency's, under one policy. */
export type BudgetId = Readonly<z.output<typeof budgetIdSchema>>;

/** Whose budgets they are, whatever the year. */
export type AgencyOfPolicy = Omit<BudgetId, 'year'>;
