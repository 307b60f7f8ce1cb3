import { AGENCY_CODE_PATTERN } from '../domain/agency-code.ts';
import type { AgencyOfPolicy, BudgetId } from '../domain/budget.ts';
import type { DocumentSeries } from '../domain/document-number.ts';
import type { Check } from '../domain/finding.ts';
import type { MarkKind } from '../domain/look-up-mark.ts';
import { isWithoutPerson } from '../domain/retention.ts';

/**
 * Every key string of the table is built in this file, in index-keys.ts for its indexes, or in the keys file of a
 * stage: report-keys.ts, batch-keys.ts, retention-keys.ts.
 */

export * from './index-keys.ts';
export * from './report-keys.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** One partition holds everything of one person; or the rest of one case that no longer has a person. */
export const personPartition = (idNumber: string) => (isWithoutPerson(idNumber) ? idNumber : `${PERSONS}${idNumber}`);

const PERSONS = 'ID#';

/** The ID number whose partition it is. @throws RangeError for a partition of another kind */
export function idNumberOf(pk: string): string {
  if (!pk.startsWith(PERSONS)) throw new RangeError('not the partition of a person');
  return pk.slice(PERSONS.length);
}

const padded = (value: number, width: number) => String(value).padStart(width, '0');

export interface OccupationLevel {
  /** One id for the occupation in every edition, so that two codes of one occupation have one key. */
  readonly conceptId: string;
  readonly level: number;
}

/** The current attempt. A second one for the same occupation and level would need the same key. */
export function applicationKey(idNumber: string, { conceptId, level }: OccupationLevel): Key {
  return { pk: personPartition(idNumber), sk: `OCC#${conceptId}#L${level}` };
}

/**
 * An attempt that ended without a payment and made room for another. A correction may move attempts from one occupation
 * to another, so their numbers alone would not tell two of them apart.
 */
export function earlierAttemptKey(
  idNumber: string,
  { conceptId, level }: OccupationLevel,
  { attempt, applicationId }: { readonly attempt: number; readonly applicationId: string },
): Key {
  return {
    pk: personPartition(idNumber),
    sk: `PAST#${conceptId}#L${level}#${padded(attempt, 4)}#${applicationId}`,
  };
}

/** A submission that was refused at once, which is no attempt. */
export function refusedSubmissionKey(idNumber: string, receiptNumber: string): Key {
  return { pk: personPartition(idNumber), sk: `${REFUSED_SUBMISSIONS}${receiptNumber}` };
}

export const REFUSED_SUBMISSIONS = 'REFUSED#';

/** Current and earlier attempts, and no other items, sort between these two: OBJECTION# < OCC# … PAST# < PAYMENT#. */
export const ATTEMPTS_FROM = 'OCC#';
export const ATTEMPTS_TO = 'PAST#~';

export function annualCounterKey(idNumber: string, year: number): Key {
  return { pk: personPartition(idNumber), sk: `YEAR#${year}` };
}

export function eventKey(idNumber: string, applicationId: string, sequence: number): Key {
  return { pk: personPartition(idNumber), sk: `${eventPrefix(applicationId)}${padded(sequence, 6)}` };
}

export const eventPrefix = (applicationId: string) => `EVENT#${applicationId}#`;

/** What a case declared before, by the event that declared it. */
export function formerDeclarationKey(idNumber: string, applicationId: string, declaredBy: number): Key {
  return { pk: personPartition(idNumber), sk: `${formerDeclarationPrefix(applicationId)}${padded(declaredBy, 6)}` };
}

export const formerDeclarationPrefix = (applicationId: string) => `DECLARED#${applicationId}#`;

export function findingKey(idNumber: string, applicationId: string, check: Check): Key {
  return { pk: personPartition(idNumber), sk: `${findingPrefix(applicationId)}${check}` };
}

export const findingPrefix = (applicationId: string) => `CHECK#${applicationId}#`;
/** The application that a finding is about; undefined where an item is no finding. */
export const applicationOfFinding = ({ sk }: Key) => /^CHECK#([^#]+)#/.exec(sk)?.[1];

/** What a register said before the payment. The findings of the verification keep their own keys. */
export function recheckKey(idNumber: string, applicationId: string, check: Check): Key {
  return { pk: personPartition(idNumber), sk: `${recheckPrefix(applicationId)}${check}` };
}

export const recheckPrefix = (applicationId: string) => `RECHECK#${applicationId}#`;

export function taskKey(idNumber: string, taskId: string): Key {
  return { pk: personPartition(idNumber), sk: `TASK#${taskId}` };
}

export const taskPrefix = (applicationId: string) => `TASK#${applicationId}.`;

export function objectionKey(idNumber: string, applicationId: string, objectionId: string): Key {
  return { pk: personPartition(idNumber), sk: `${objectionPrefix(applicationId)}${objectionId}` };
}

/** An objection by its id alone: which case it is about, and the digest of its receipt code. */
export function objectionReceiptKey(objectionId: string): Key {
  return { pk: `OBJECTION#${objectionId}`, sk: '-' };
}

/** Who objected to an entry, by phone number or by ID number: each of them once. */
export function objectedKey(
  { noticeId, serial }: { readonly noticeId: string; readonly serial: number },
  by: { readonly phone: string } | { readonly idNumber: string },
): Key {
  const sk = 'phone' in by ? `PHONE#${by.phone}` : `ID#${by.idNumber}`;
  return { pk: `OBJECTED#${noticeId}#${padded(serial, 8)}`, sk };
}

/** The objections to every attempt of a person. */
export const ALL_OBJECTIONS = 'OBJECTION#';

export const objectionPrefix = (applicationId: string) => `OBJECTION#${applicationId}#`;

export function paymentKey(idNumber: string, applicationId: string, number: number): Key {
  return { pk: personPartition(idNumber), sk: `${paymentPrefix(applicationId)}${padded(number, 4)}` };
}

export const paymentPrefix = (applicationId: string) => `PAYMENT#${applicationId}#`;

export function recoveryKey(idNumber: string, applicationId: string, recoveryId: string): Key {
  return { pk: personPartition(idNumber), sk: `${recoveryPrefix(applicationId)}${recoveryId}` };
}

export const recoveryPrefix = (applicationId: string) => `RECOVERY#${applicationId}#`;

/** How many recoveries from a person are open, in all cases together. */
export function openRecoveriesKey(idNumber: string): Key {
  return { pk: personPartition(idNumber), sk: 'RECOVERING' };
}

/** `at` is an Instant, so that the accesses to a case sort by time. */
export function accessKey(idNumber: string, applicationId: string, at: string, accessId: string): Key {
  return { pk: personPartition(idNumber), sk: `${accessPrefix(applicationId)}${at}#${accessId}` };
}

export const accessPrefix = (applicationId: string) => `ACCESS#${applicationId}#`;

/** A case under the keyed hash of a number that it declares. The cases of one person stand together. */
export function markKey(
  kind: MarkKind,
  hash: string,
  { idNumber, applicationId }: { readonly idNumber: string; readonly applicationId: string },
): Key {
  return { pk: `MARK#${kind}#${hash}`, sk: `${personPartition(idNumber)}#${applicationId}` };
}

/** A search that staff of an agency made. `at` is an Instant, so that the searches of an agency sort by time. */
export function searchKey(agency: string, at: string, searchId: string): Key {
  return { pk: `SEARCHES#${agency}`, sk: `${at}#${searchId}` };
}

/** The counter of an agency's refusals of a year. */
export function documentSeriesKey({ agency, year }: DocumentSeries): Key {
  return { pk: `DOCUMENTS#${agency}`, sk: year };
}

/** One partition holds the budgets of an agency under a policy, and the cases that wait for them. */
const budgetPartition = ({ policyId, agency }: AgencyOfPolicy) => `BUDGET#${policyId}#${agency}`;

/** What was taken from the budget of a year. */
export function budgetKey(budget: BudgetId): Key {
  return { pk: budgetPartition(budget), sk: `SPENT#${budget.year}` };
}

/** A case that waits for money. `payAt` is an Instant, so that the case that was to be paid first sorts first. */
export function waitingCaseKey(of: AgencyOfPolicy, payAt: string, applicationId: string): Key {
  return { pk: budgetPartition(of), sk: `${WAITING_CASES}${payAt}#${applicationId}` };
}

export const WAITING_CASES = 'WAITING#';

/** `day` is the publication day as yyyymmdd. */
export function noticeKey(agency: string, day: string): Key {
  return { pk: `NOTICE#${agency}`, sk: day };
}

/** An entry of a notice by its serial, for strongly consistent reads: the index of entries lags. */
export function noticeEntryKey(noticeId: string, serial: number): Key {
  return { pk: `ENTRY#${noticeId}`, sk: padded(serial, 8) };
}

/**
 * `scope` says whose key it is, in one part or several. Each part is escaped, so that no two scopes and keys give the
 * same text: without it, `a` with the key `b#c` would be `a#b` with the key `c`.
 */
export function idempotencyKey(scope: string | readonly string[], key: string): Key {
  const parts = [scope, key].flat().map((part) => part.replaceAll('%', '%25').replaceAll('#', '%23'));
  return { pk: `IDEMPOTENCY#${parts.join('#')}`, sk: '-' };
}

/** Delegations sort by their last day, so that those in force and to come are one query. */
export function delegationKey({ until, delegationId }: { readonly until: string; readonly delegationId: string }): Key {
  return { pk: DELEGATIONS, sk: `${until}#${delegationId}` };
}

export const DELEGATIONS = 'DELEGATIONS';

/** How often the delegations of a member of staff changed: two that overlap are never written at once. */
export const absenceKey = (staffId: string): Key => ({ pk: staffPartition(staffId), sk: 'ABSENCE' });

export const staffProfileKey = (staffId: string): Key => ({ pk: staffPartition(staffId), sk: 'PROFILE' });

const staffPartition = (staffId: string) => `STAFF#${staffId}`;

/** One partition holds the codes that were sent to a phone. */
const phonePartition = (phone: string) => `PHONE#${phone}`;

export function phoneCodeKey(phone: string, phoneCodeId: string): Key {
  return { pk: phonePartition(phone), sk: `CODE#${phoneCodeId}` };
}

export function sentPhoneCodesKey(phone: string): Key {
  return { pk: phonePartition(phone), sk: 'SENT' };
}

/**
 * The agency and the day in a notice's id, `<agency>-<yyyymmdd of publication>`; undefined where the text cannot be
 * one.
 */
export function parseNoticeId(noticeId: string): { readonly agency: string; readonly day: string } | undefined {
  const [agency = '', day = '', ...rest] = noticeId.split('-');
  const isOne = AGENCY_CODE_PATTERN.test(agency) && /^\d{8}$/.test(day) && rest.length === 0;
  return isOne ? { agency, day } : undefined;
}

/** The key of a notice by its id. @throws RangeError where the text cannot be a notice's id */
export function noticeKeyOf(noticeId: string): Key {
  const parts = parseNoticeId(noticeId);
  if (!parts) throw new RangeError('not a notice id of ours');
  return noticeKey(parts.agency, parts.day);
}
