import type * as z from 'zod/mini';
import type { planEntryView, retentionPlanView } from '../../shared/contracts/retention.ts';
import type { PlanEntry, RetentionPlan } from '../../shared/domain/retention.ts';
import { shownTime } from '../http/shown-time.ts';

/** A plan as staff see it. Who released it is shown by account, never by name. */
export function presentPlan(plan: RetentionPlan): z.input<typeof retentionPlanView> {
  const { planId, status, drawnUpAt, dueCount, heldCount, release, done } = plan;
  return {
    ...{ planId, status, dueCount, heldCount },
    drawnUpAt: shownTime(drawnUpAt),
    ...(release && { releasedBy: release.by, releasedAt: shownTime(release.at), note: release.note }),
    ...(done && { doneAt: shownTime(done.at), removedCount: done.removed, keptCount: done.kept }),
  };
}

export function presentEntry(entry: PlanEntry): z.input<typeof planEntryView> {
  const { applicationId, agency, ending, scope, endedOn, dueOn, hold, outcome } = entry;
  return {
    ...{ applicationId, agency, ending, scope, endedOn, dueOn },
    ...(hold && { hold }),
    ...(outcome && { outcome }),
  };
}
