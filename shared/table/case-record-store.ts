import { type AuditEvent, auditEventSchema } from '../domain/audit-event.ts';
import type { Application } from '../domain/case/application.ts';
import { type FormerDeclaration, formerDeclarationSchema } from '../domain/case/former-declaration.ts';
import { type Finding, findingSchema } from '../domain/finding.ts';
import { type Objection, objectionSchema } from '../domain/objection.ts';
import {
  ALL_OBJECTIONS,
  eventKey,
  eventPrefix,
  findingKey,
  findingPrefix,
  formerDeclarationPrefix,
  objectionKey,
  objectionPrefix,
  personPartition,
  recheckKey,
  recheckPrefix,
} from './keys.ts';
import { getItem, putItem, queryLongPrefix, queryPrefix, type Table } from './table.ts';

/** An objection has at most 9 kB, so hardly more than this many come in one read of the table (1 MB). */
const OBJECTIONS_AT_ONCE = 80;

/** An applicant hardly ever changes more than this; what is more comes in further reads. */
const MOST_DECLARATIONS = 50;

/** The records of a case beside the application itself: audit trail, findings of the checks, objections. */
export interface CaseRecordStore {
  /** The whole trail, oldest first. */
  readonly trail: (application: Application) => Promise<readonly AuditEvent[]>;
  /** The event that made the case what it is; undefined where it is missing. */
  readonly lastEvent: (application: Application) => Promise<AuditEvent | undefined>;
  /** What the case declared before, oldest first; none where nothing was changed. */
  readonly formerDeclarations: (application: Application) => Promise<readonly FormerDeclaration[]>;
  readonly findings: (application: Application) => Promise<readonly Finding[]>;
  /** Each check has an item of its own, so parallel checks never conflict. */
  readonly saveFinding: (application: Application, finding: Finding) => Promise<void>;
  /** What the registers said last before the payment; none for a register that was never asked or never answered. */
  readonly rechecks: (application: Application) => Promise<readonly Finding[]>;
  readonly saveRecheck: (application: Application, finding: Finding) => Promise<void>;
  /** All of them, in id order. */
  readonly objections: (application: Application) => Promise<readonly Objection[]>;
  /** One of those to this attempt; undefined where there is none with this id. */
  readonly objection: (application: Application, objectionId: string) => Promise<Objection | undefined>;
  /** The next ones in id order, after the given id; none after the last. However many there are, none is missing. */
  readonly objectionsAfter: (application: Application, objectionId?: string) => Promise<readonly Objection[]>;
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
    formerDeclarations: async (application) => {
      if (application.declaredBy === undefined) return [];
      const items = await whole(application, formerDeclarationPrefix(application.applicationId), MOST_DECLARATIONS);
      return items.map((item) => formerDeclarationSchema.parse(item));
    },
    findings: async (application) =>
      (await query(application, findingPrefix(application.applicationId), 10)).map((item) => findingSchema.parse(item)),
    saveFinding: async (application, finding) => {
      const key = findingKey(application.applicant.idNumber, application.applicationId, finding.check);
      await putItem(table, { Item: { ...key, ...finding } });
    },
    rechecks: async (application) =>
      (await query(application, recheckPrefix(application.applicationId), 10)).map((item) => findingSchema.parse(item)),
    saveRecheck: async (application, finding) => {
      const key = recheckKey(application.applicant.idNumber, application.applicationId, finding.check);
      await putItem(table, { Item: { ...key, ...finding } });
    },
    objections: async (application) =>
      (await whole(application, objectionPrefix(application.applicationId), application.objectionCount)).map((item) =>
        objectionSchema.parse(item),
      ),
    objection: async ({ applicant, applicationId }, objectionId) => {
      const item = await getItem(table, objectionKey(applicant.idNumber, applicationId, objectionId));
      return item && objectionSchema.parse(item);
    },
    objectionsAfter: async ({ applicant, applicationId }, objectionId) => {
      const prefix = objectionPrefix(applicationId);
      const after = objectionId === undefined ? undefined : `${prefix}${objectionId}`;
      const pk = personPartition(applicant.idNumber);
      const found = await queryLongPrefix(table, { pk, prefix, after, enough: OBJECTIONS_AT_ONCE });
      return found.map((item) => objectionSchema.parse(item));
    },
    objectionsToPerson: async (application) =>
      (await whole(application, ALL_OBJECTIONS, Number.POSITIVE_INFINITY)).map((item) => objectionSchema.parse(item)),
  };
}
