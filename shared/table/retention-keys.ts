import type { Key } from './keys.ts';

/** The key strings of the plans of removals, beside those of keys.ts, so that no other bundle holds them. */

/** One partition lists the plans, by the day on which they were drawn up. */
export const RETENTION_PLANS = 'RETENTION';

export function planKey(planId: string): Key {
  return { pk: RETENTION_PLANS, sk: planId };
}

const planPartition = (planId: string) => `RETENTION#${planId}`;

export const PLAN_ENTRIES = 'ENTRY#';

/** `dueOn` is a day, so that what was due first sorts first. */
export function planEntryKey(planId: string, { dueOn, applicationId }: PlaceInPlan): Key {
  return { pk: planPartition(planId), sk: `${PLAN_ENTRIES}${dueOn}#${applicationId}` };
}

interface PlaceInPlan {
  readonly dueOn: string;
  readonly applicationId: string;
}
