import * as z from 'zod/mini';
import type { AlarmMetric } from '../../shared/contracts/alarm-metrics.ts';
import { HOUR, instantOf, later } from '../../shared/domain/instant.ts';
import { isFinal } from '../../shared/domain/phase.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { caseInput } from './step-input.ts';

export const parkApplicationInput = z.extend(caseInput, {
  /** Only the error's name: its message may quote anything. */
  error: z._default(z.string(), 'Unknown'),
});

export interface ParkApplicationDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'track' | 'retryOnConflict'>;
  readonly countAlarm: (metric: AlarmMetric) => void;
  readonly now: () => Date;
}

/**
 * Marks a case whose workflow step failed after its retries, and raises an alarm. Nothing is lost: within the hour the
 * sweep starts the workflow again from the stored phase, as often as it takes.
 */
export async function parkApplication(
  { applicationId, error }: z.output<typeof parkApplicationInput>,
  { applications, countAlarm, now }: ParkApplicationDeps,
): Promise<{ readonly applicationId: string }> {
  await applications.retryOnConflict(async () => {
    const application = await applications.byId(applicationId);
    if (isFinal(application.phase)) return;
    const at = instantOf(now());
    const code = codeOf(error);
    // A case that is parked again for the same cause has needed attention since the first time.
    const attention = application.attention?.code === code ? application.attention : { code, since: at };
    await applications.track(application, { attention, nextDueAt: later(at, HOUR) });
  });
  countAlarm(error === 'CalendarMissingError' ? 'CalendarMissing' : 'ApplicationParked');
  return { applicationId };
}

function codeOf(error: string): string {
  switch (error) {
    case 'CalendarMissingError':
      return 'CALENDAR_MISSING';
    case 'PaymentRejectedError':
      return 'PAYMENT_REJECTED';
    case 'ContentAlteredError':
      return 'CONTENT_ALTERED';
    default:
      return 'WORKFLOW_STOPPED';
  }
}
