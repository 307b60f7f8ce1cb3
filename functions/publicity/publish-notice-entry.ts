import { SYSTEM } from '../../shared/domain/actor.ts';
import { type Application, type CaseState, caseStateOf, type PublicEntry } from '../../shared/domain/application.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { dateOf, instantOf, later } from '../../shared/domain/instant.ts';
import { maskIdNumber, maskName } from '../../shared/domain/mask.ts';
import { findOccupation } from '../../shared/policy/occupation-catalogue.ts';
import { STEP_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { NoticeStore } from '../../shared/table/notice-store.ts';
import { publicationOf } from './schedule-publication.ts';

export interface PublishNoticeEntryDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'change' | 'whileContended'>;
  readonly notices: Pick<NoticeStore, 'takeSerial' | 'countWrite'>;
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Puts a case on the public notice. One whose publication day has gone by is scheduled anew instead: a window that began
 * unseen would be too short.
 *
 * @source Guide §3
 */
export async function publishNoticeEntry(
  { applicationId }: { readonly applicationId: string },
  { applications, notices, calendar, now }: PublishNoticeEntryDeps,
): Promise<CaseState> {
  let serial: number | undefined;
  return applications.whileContended(async () => {
    const application = await applications.byId(applicationId);
    const { phase, noticeId, publishAt, closesAt } = application;
    const moment = now();
    const at = instantOf(moment);
    if (phase !== 'AWAITING_PUBLICATION' || !noticeId || !publishAt || !closesAt || at < publishAt) {
      return caseStateOf(application);
    }
    if (beijingDate(moment) > beijingDate(dateOf(publishAt))) {
      const fields = publicationOf(application, moment, calendar);
      return caseStateOf(
        await applications.change(application, { event: 'PUBLICATION_SCHEDULED', actor: SYSTEM, at, fields }),
      );
    }
    serial ??= await notices.takeSerial({ noticeId, publishAt, closesAt });
    const published = await applications.change(application, {
      event: 'PUBLISHED',
      actor: SYSTEM,
      at,
      fields: { publicEntry: publicEntryOf(application, serial), nextDueAt: later(closesAt, STEP_ALLOWANCE) },
      also: [notices.countWrite(noticeId, 1)],
    });
    return caseStateOf(published);
  });
}

/** What the notice shows: masks, employer, occupation, level, amount; never phone, account or certificate number. */
function publicEntryOf({ applicant, certificate, terms, employer }: Application, serial: number): PublicEntry {
  const policy = policyById(terms.policyId);
  const occupation = policy && findOccupation(policy, certificate.occupationCode);
  return {
    serial,
    maskedName: maskName(applicant.name, terms.maskStyle),
    maskedIdNumber: maskIdNumber(applicant.idNumber),
    // Its register was silent, and the staff who looked it up named none.
    employer: employer ?? '（经人工核实）',
    occupation: occupation?.name ?? certificate.occupationCode,
    level: certificate.level,
    amountFen: terms.amountFen,
  };
}
