import type { AuditEvent } from '../domain/audit-event.ts';
import type { Application } from '../domain/case/application.ts';
import { eventKey } from './keys.ts';
import type { Table, Write } from './table.ts';

/** The next event of a case; holds only while there is none of its number. */
export function eventWrite(
  table: Pick<Table, 'name'>,
  { applicant, applicationId }: Pick<Application, 'applicant' | 'applicationId'>,
  event: AuditEvent,
): Write {
  const key = eventKey(applicant.idNumber, applicationId, event.sequence);
  return {
    Put: { TableName: table.name, Item: { ...key, ...event }, ConditionExpression: 'attribute_not_exists(pk)' },
  };
}
