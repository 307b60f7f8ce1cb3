import type { PutCommandInput } from '@aws-sdk/lib-dynamodb';
import { CITY_AGENCY } from '../domain/agency-code.ts';
import { type Application, applicationSchema } from '../domain/case/application.ts';
import {
  applicationIndexKey,
  applicationKey,
  caseloadIndexKeys,
  earlierAttemptKey,
  type Key,
  nextDueIndexKey,
  noticeIndexKey,
  type OccupationLevel,
} from './keys.ts';
import type { Table, Write } from './table.ts';

/** The key of the current attempt's item. */
export function keyOf(application: Application): Key {
  return applicationKey(application.applicant.idNumber, occupationLevelOf(application));
}

/**
 * An application as its item: key, fields, and the index keys of its phase. An item without an index key is not in that
 * index.
 */
export function itemOf(application: Application): NonNullable<PutCommandInput['Item']> {
  const { applicationId, phase, submittedAt, certificate, nextDueAt } = application;
  return {
    ...application,
    ...keyOf(application),
    ...applicationIndexKey(applicationId),
    ...caseloadIndexKeys(application.agency ?? CITY_AGENCY, phase, submittedAt, applicationId),
    summary: { occupationCode: certificate.occupationCode, level: certificate.level },
    amountFen: application.terms.amountFen,
    ...(nextDueAt && nextDueIndexKey(applicationId, nextDueAt)),
    ...(application.phase === 'PUBLICISED' && noticeIndexKey(application.noticeId, application.publicEntry.serial)),
  };
}

/** The same application as an earlier attempt, under a key of its own: the next attempt takes the first key. */
export function earlierItemOf(application: Application): NonNullable<PutCommandInput['Item']> {
  const { idNumber } = application.applicant;
  return { ...itemOf(application), ...earlierAttemptKey(idNumber, occupationLevelOf(application), application) };
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
