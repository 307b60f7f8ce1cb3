import type { ApplicationIn } from '../../shared/domain/case/application.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Phase } from '../../shared/domain/phase.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { supervisionPhoneOf } from '../../shared/policy/supervision-phone.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { Notice, NoticeStore } from '../../shared/table/notice-store.ts';

const SERIAL = /^[1-9]\d{0,7}$/;

export interface OpenEntryDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly notices: Pick<NoticeStore, 'byId' | 'applicationOf'>;
  readonly policies: readonly Pick<Policy, 'agencies'>[];
}

/** An entry that is visible now. */
export interface OpenEntry {
  readonly notice: Notice;
  readonly serial: number;
  readonly applicationId: string;
}

/**
 * The entry of a notice, while it is visible.
 *
 * @throws ServiceError NOT_FOUND; WINDOW_CLOSED with the agency's supervision telephone
 */
export async function openEntry(
  { noticeId, serial: text }: { readonly noticeId: string; readonly serial: string },
  now: Instant,
  deps: OpenEntryDeps,
): Promise<OpenEntry> {
  const notice = await deps.notices.byId(noticeId);
  if (!notice || now < notice.publishAt) throw new ServiceError('NOT_FOUND', 'no such notice now');
  if (now >= notice.closesAt) throw windowClosed(notice, deps);
  const serial = SERIAL.test(text) ? Number(text) : 0;
  const applicationId = serial > 0 ? await deps.notices.applicationOf(noticeId, serial) : undefined;
  if (applicationId === undefined) throw new ServiceError('NOT_FOUND', 'no such entry');
  const entry = { notice, serial, applicationId };
  await publicisedCase(entry, deps);
  return entry;
}

/**
 * The case of an entry, as it is now.
 *
 * @throws ServiceError NOT_FOUND; WINDOW_CLOSED with the agency's supervision telephone
 */
export async function publicisedCase(
  { notice, serial, applicationId }: OpenEntry,
  deps: OpenEntryDeps,
): Promise<ApplicationIn<'PUBLICISED'>> {
  const application = await deps.applications.byId(applicationId);
  if (application.phase === 'PUBLICISED' && isEntryOf(application, notice, serial)) return application;
  if (HAS_CLOSED.has(application.phase)) throw windowClosed(notice, deps);
  // A withdrawn or suspended entry has left the notice, so it is like one that never was. The case may have a new one.
  throw new ServiceError('NOT_FOUND', 'no such entry');
}

/** The phases into which the close of its window leads a case. */
const HAS_CLOSED: ReadonlySet<Phase> = new Set(['OBJECTION_REVIEW', 'PAYING']);

function isEntryOf({ noticeId, publicEntry }: ApplicationIn<'PUBLICISED'>, notice: Notice, serial: number): boolean {
  return noticeId === notice.noticeId && publicEntry.serial === serial;
}

function windowClosed({ agency }: Notice, { policies }: OpenEntryDeps): ServiceError {
  const supervisionPhone = supervisionPhoneOf(agency, policies);
  return new ServiceError('WINDOW_CLOSED', 'the entry has closed', { supervisionPhone });
}
