import { type AuditEvent, auditEventSchema } from '../domain/audit-event.ts';
import type { Application } from '../domain/case/application.ts';
import { type Finding, findingSchema } from '../domain/finding.ts';
import { type Objection, objectionSchema } from '../domain/objection.ts';
import {
  ALL_OBJECTIONS,
  eventKey,
  eventPrefix,
  findingKey,
  findingPrefix,
  objectionPrefix,
  personPartition,
} from './keys.ts';
import { getItem, putItem, queryLongPrefix, queryPrefix, type Table } from './table.ts';

/** The records of a case beside the application itself: audit trail, findings of the checks, objections. */
export interface CaseRecordStore {
  /** The whole trail, oldest first. */
  readonly trail: (application: Application) => Promise<readonly AuditEvent[]>;
  /** The event that made the case what it is; undefined where it is missing. */
  readonly lastEvent: (application: Application) => Promise<AuditEvent | undefined>;
  readonly findings: (application: Application) => Promise<readonly Finding[]>;
  /** Each check has an item of its own, so parallel checks never conflict. */
  readonly saveFinding: (application: Application, finding: Finding) => Promise<void>;
  /** All of them, in id order. */
  readonly objections: (application: Application) => Promise<readonly Objection[]>;
  /** All those to every application and attempt of the same person, this one's included. */
  readonly objectionsToPerson: (application: Application) => Promise<readonly Objection[]>;
}

export function caseRecordStore(table: Table): CaseRecordStore {
  const query = ({ applicant }: Application, prefix: string, limit: number) =>
    queryPrefix(table, personPartition(applicant.idNumber), prefix, limit);
  const whole = ({ applicant }: Application, prefix: string, enough: number) =>
    queryLongPrefix(table, { pk: personPartition(applicant.idNumber), prefix, enough });
  return {
    trail: async (application) =>
      (await whole(application, eventPrefix(application.applicationId), application.eventCount)).map((item) =>
        auditEventSchema.parse(item),
      ),
    lastEvent: async ({ applicant, applicationId, eventCount }) => {
      const item = await getItem(table, eventKey(applicant.idNumber, applicationId, eventCount));
      return item && auditEventSchema.parse(item);
    },
    findings: async (application) =>
      (await query(application, findingPrefix(application.applicationId), 10)).map((item) => findingSchema.parse(item)),
    saveFinding: async (application, finding) => {
      const key = findingKey(application.applicant.idNumber, application.applicationId, finding.check);
      await putItem(table, { Item: { ...key, ...finding } });
    },
    objections: async (application) =>
      (await whole(application, objectionPrefix(application.applicationId), application.objectionCount)).map((item) =>
        objectionSchema.parse(item),
      ),
    objectionsToPerson: async (application) =>
      (await whole(application, ALL_OBJECTIONS, Number.POSITIVE_INFINITY)).map((item) => objectionSchema.parse(item)),
  };
}
