import type { PutCommandInput } from '@aws-sdk/lib-dynamodb';
import { CITY_AGENCY } from '../domain/agency-code.ts';
import { type Application, applicationSchema } from '../domain/case/application.ts';
import { isFinal } from '../domain/phase.ts';
import { hasVouchers } from '../domain/retention.ts';
import {
  applicationIndexKey,
  applicationKey,
  caseloadIndexKeys,
  earlierAttemptKey,
  type Key,
  nextDueIndexKey,
  noticeIndexKey,
  type OccupationLevel,
  refusedSubmissionKey,
  retentionIndexKey,
} from './keys.ts';
import type { Table, Write } from './table.ts';

/** The key of an application's item: of a current attempt, of one that was set aside, or of a refused submission. */
export function keyOf(application: Application): Key {
  const { applicant, applicationId, attempt, setAside } = application;
  if (attempt === 0) return refusedSubmissionKey(applicant.idNumber, applicationId);
  const occupation = occupationLevelOf(application);
  if (setAside) return earlierAttemptKey(applicant.idNumber, occupation, application);
  return applicationKey(applicant.idNumber, occupation);
}

/**
 * An application as its item: key, fields, and the index keys of its phase. An item without an index key is not in that
 * index.
 */
export function itemOf(application: Application): NonNullable<PutCommandInput['Item']> {
  const { applicationId, attempt, phase, submittedAt, certificate, nextDueAt } = application;
  return {
    ...application,
    ...keyOf(application),
    ...applicationIndexKey(applicationId),
    // A refused submission is found by its number only: the lists of cases have those that were taken.
    ...(attempt > 0 && caseloadIndexKeys(application.agency ?? CITY_AGENCY, phase, submittedAt, applicationId)),
    summary: { occupationCode: certificate.occupationCode, level: certificate.level },
    amountFen: application.terms.amountFen,
    ...(nextDueAt ? nextDueIndexKey(applicationId, nextDueAt) : removalKeys(application)),
    ...(application.phase === 'PUBLICISED' && noticeIndexKey(application.noticeId, application.publicEntry.serial)),
  };
}

/** Where the next removal finds a case that has ended; nothing while one is under way, and after the last. */
function removalKeys({ applicationId, phase, submittedAt, contentRemoved }: Application) {
  if (!isFinal(phase)) return {};
  if (!contentRemoved) return retentionIndexKey(applicationId, 'CONTENT', submittedAt);
  return hasVouchers(contentRemoved) ? retentionIndexKey(applicationId, 'VOUCHERS', submittedAt) : {};
}

/** The same application as an earlier attempt, under a key of its own: the next attempt takes the first key. */
export function earlierItemOf(application: Application): NonNullable<PutCommandInput['Item']> {
  return itemOf({ ...application, setAside: true });
}

/** The earlier attempt under its own key; holds only while there is nothing. */
export function setAsideWrite(table: Pick<Table, 'name'>, previous: Application): Write {
  return {
    Put: { TableName: table.name, Item: earlierItemOf(previous), ConditionExpression: 'attribute_not_exists(pk)' },
  };
}

/** What an application is for: a person has one current attempt for each. */
export function occupationLevelOf({ terms, certificate }: Application): OccupationLevel {
  return { conceptId: terms.occupation.conceptId, level: certificate.level };
}

export function parseApplication(item: Readonly<Record<string, unknown>>): Application {
  return applicationSchema.parse(item);
}
