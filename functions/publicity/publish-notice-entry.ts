import type { ScheduledApplication } from '../../shared/domain/case/application.ts';
import { type CaseState, caseStateOf } from '../../shared/domain/case/case-state.ts';
import type { PublicEntry } from '../../shared/domain/case/public-entry.ts';
import { publish } from '../../shared/domain/case/publicity.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { dateOf, instantOf, later } from '../../shared/domain/instant.ts';
import { maskIdNumber, maskName } from '../../shared/domain/mask.ts';
import { STEP_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { NoticeStore } from '../../shared/table/notice-store.ts';
import { scheduleAnew } from './schedule-publication.ts';

export interface PublishNoticeEntryDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly records: Pick<CaseRecordStore, 'findings'>;
  readonly notices: Pick<NoticeStore, 'takeSerial'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Puts a case on the public notice. A case whose publication day has passed is scheduled anew instead, since the public
 * would see less than the full window.
 *
 * @throws CalendarMissingError where the new window reaches a year without holiday data
 * @source Guide §3
 */
export async function publishNoticeEntry(
  { applicationId }: { readonly applicationId: string },
  { applications, records, notices, calendar, now }: PublishNoticeEntryDeps,
): Promise<CaseState> {
  let serial: number | undefined;
  return applications.retryOnConflict(async () => {
    const application = await applications.byId(applicationId);
    const moment = now();
    const at = instantOf(moment);
    if (application.phase !== 'AWAITING_PUBLICATION' || application.stage !== 'scheduled') {
      return caseStateOf(application);
    }
    const { publishAt, closesAt } = application;
    if (at < publishAt) return caseStateOf(application);
    if (beijingDate(moment) > beijingDate(dateOf(publishAt))) {
      return caseStateOf(await applications.write(scheduleAnew(application, moment, calendar)));
    }
    const findings = await records.findings(application);
    serial ??= await notices.takeSerial(application);
    const facts = {
      publicEntry: publicEntryOf(application, findings, serial),
      nextDueAt: later(closesAt, STEP_ALLOWANCE),
    };
    return caseStateOf(await applications.write(publish(application, facts, at)));
  });
}

/** What the notice shows: masks, employer, occupation, level, amount; never phone, account or certificate number. */
function publicEntryOf(application: ScheduledApplication, findings: readonly Finding[], serial: number): PublicEntry {
  const { applicant, certificate, terms, employer } = application;
  const inRegistry = findings.find(({ check }) => check === 'certificate')?.occupationName;
  return {
    serial,
    maskedName: maskName(applicant.name, terms.maskStyle),
    maskedIdNumber: maskIdNumber(applicant.idNumber),
    employer,
    // Only a certificate that staff verified by hand can have an occupation without a name.
    occupation: inRegistry ?? terms.occupation.name ?? certificate.occupationCode,
    level: certificate.level,
    amountFen: terms.amountFen,
  };
}
