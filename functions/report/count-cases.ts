import type { Application } from '../../shared/domain/case/application.ts';
import { type CaseTally, caseTally } from '../../shared/policy/report/case-tally.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ReportStore } from '../../shared/table/report-store.ts';

export interface CountCasesDeps {
  readonly reports: Pick<ReportStore, 'count'>;
  readonly calendar: WorkingCalendar;
}

/**
 * Counts cases in the reports as they are after their latest event, in one write. A batch that comes again, or late,
 * changes nothing.
 *
 * @throws WriteConflictError
 */
export async function countCases(cases: readonly Application[], { reports, calendar }: CountCasesDeps): Promise<void> {
  const latest = new Map<string, CaseTally>();
  for (const application of cases) {
    const earlier = latest.get(application.applicationId);
    if (earlier && earlier.eventCount >= application.eventCount) continue;
    latest.set(application.applicationId, caseTally(application, calendar));
  }
  await reports.count([...latest.values()]);
}
