import { type AuditEvent, auditEventSchema } from '../domain/audit-event.ts';
import type { Application } from '../domain/case/application.ts';
import { type Finding, findingSchema } from '../domain/finding.ts';
import { type Objection, objectionSchema } from '../domain/objection.ts';
import {
  ALL_OBJECTIONS,
  eventPrefix,
  findingKey,
  findingPrefix,
  objectionKey,
  objectionPrefix,
  personPartition,
} from './keys.ts';
import { getItem, putItem, queryPrefix, queryPrefixAfter, type Table } from './table.ts';

/** Room for records written between reading the case and reading its records. */
const COME_SINCE = 20;

/** An objection has at most 9 kB, so this many are always read in one page (1 MB). */
const OBJECTIONS_AT_ONCE = 100;

/** More than the objections to one person ever are. */
const MAXIMUM_OBJECTIONS = 500;

/** The records of a case beside the application itself: audit trail, findings of the checks, objections. */
export interface CaseRecordStore {
  /** Oldest first. */
  readonly trail: (application: Application) => Promise<readonly AuditEvent[]>;
  readonly findings: (application: Application) => Promise<readonly Finding[]>;
  /** Each check has an item of its own, so parallel checks never conflict. */
  readonly saveFinding: (application: Application, finding: Finding) => Promise<void>;
  /** In id order. Those that do not fit into one read (1 MB) are missing; compare with `objectionCount`. */
  readonly objections: (application: Application) => Promise<readonly Objection[]>;
  /** One of those to this attempt; undefined where there is none with this id. */
  readonly objection: (application: Application, objectionId: string) => Promise<Objection | undefined>;
  /** The next ones in id order, after the given id; none after the last. However many there are, none is missing. */
  readonly objectionsAfter: (application: Application, objectionId?: string) => Promise<readonly Objection[]>;
  /** Those to every application and attempt of the same person, this one's included. */
  readonly objectionsToPerson: (application: Application) => Promise<readonly Objection[]>;
}

export function caseRecordStore(table: Table): CaseRecordStore {
  const query = ({ applicant }: Application, prefix: string, limit: number) =>
    queryPrefix(table, personPartition(applicant.idNumber), prefix, limit);
  return {
    trail: async (application) =>
      (await query(application, eventPrefix(application.applicationId), application.eventCount + COME_SINCE)).map(
        (item) => auditEventSchema.parse(item),
      ),
    findings: async (application) =>
      (await query(application, findingPrefix(application.applicationId), 10)).map((item) => findingSchema.parse(item)),
    saveFinding: async (application, finding) => {
      const key = findingKey(application.applicant.idNumber, application.applicationId, finding.check);
      await putItem(table, { Item: { ...key, ...finding } });
    },
    objections: async (application) =>
      (
        await query(application, objectionPrefix(application.applicationId), application.objectionCount + COME_SINCE)
      ).map((item) => objectionSchema.parse(item)),
    objection: async ({ applicant, applicationId }, objectionId) => {
      const item = await getItem(table, objectionKey(applicant.idNumber, applicationId, objectionId));
      return item && objectionSchema.parse(item);
    },
    objectionsAfter: async ({ applicant, applicationId }, after) => {
      const prefix = objectionPrefix(applicationId);
      const partition = personPartition(applicant.idNumber);
      const found =
        after === undefined
          ? await queryPrefix(table, partition, prefix, OBJECTIONS_AT_ONCE)
          : await queryPrefixAfter(table, {
              pk: partition,
              prefix,
              after: `${prefix}${after}`,
              limit: OBJECTIONS_AT_ONCE,
            });
      return found.map((item) => objectionSchema.parse(item));
    },
    objectionsToPerson: async (application) =>
      (await query(application, ALL_OBJECTIONS, MAXIMUM_OBJECTIONS)).map((item) => objectionSchema.parse(item)),
  };
}
