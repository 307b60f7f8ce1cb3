import { CITY_AGENCY } from '../../../shared/domain/agency-code.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import type { Change } from '../../../shared/domain/case/change.ts';
import { ApplicationNotFoundError } from '../../../shared/domain/errors.ts';
import { instantOf } from '../../../shared/domain/instant.ts';
import type { Objection } from '../../../shared/domain/objection.ts';
import { personHash } from '../../../shared/domain/person-hash.ts';
import type { Phase } from '../../../shared/domain/phase.ts';
import { type Task, taskIdOf } from '../../../shared/domain/task.ts';
import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import type { TaskRequest } from '../../../shared/domain/task-request.ts';
import { dalianOffice } from '../../../shared/policy/policies/dalian-office.ts';
import { policies } from '../../../shared/policy/policies.ts';
import { chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { type ApplicationFields, anApplication } from '../../support/applications.ts';
import { anHeirsPayeeBody } from '../../support/deaths.ts';
import { NOTE, SUSPENDED_BECAUSE } from '../../support/decisions.ts';
import { aWorkflow } from '../../support/doubles.ts';
import { AGENCY, EMPLOYER } from '../../support/findings.ts';
import { instantAt } from '../../support/instants.ts';
import { aPerson } from '../../support/people.ts';
import { aDecidedRecovery, aRecovery, aRecoveryRequest } from '../../support/recoveries.ts';

export const OWNER = aPerson(1);
export const CASE_ID = 'CASE00000000000A';
export const NOTICE_ID = '210202-20210617';
/** While a correction, a statement, an extension and a reconsideration are all still in time. */
const NOW = new Date('2021-06-22T10:00:00+08:00');

export const personOf = (idNumber: string) => personHash('key-of-the-tests', idNumber);

/** Who pulled the entry, or proposed the reversal. */
export const ASKED_BY = { person: personOf('999999197001010000'), staffId: 'staff-who-asked' };
/** Who complains, out of the window. */
export const COMPLAINANT = aPerson(9_001);

/** A task that was decided before, which a second look is about. */
const FIRST = `${CASE_ID}.first`;
const SECOND_LOOK: TaskRequest = { kind: 'SECOND_LOOK', decisionOf: FIRST, declaredBy: 1 };

const STATED = { text: '本人符合全部条件，请再次核实。', at: instantAt('2021-06-21T11:00:00+08:00') };

/** A recovery before and after the statement, and one that was decided. */
export const RECOVERIES = {
  unheard: aRecovery(CASE_ID, { recoveryId: 'RECOVERY0000000U', openedBy: ASKED_BY }),
  heard: aRecovery(CASE_ID, { openedBy: ASKED_BY, statement: STATED }),
  decided: aDecidedRecovery(CASE_ID, { recoveryId: 'RECOVERY0000000D', openedBy: ASKED_BY }),
};

const REQUESTS: Partial<Readonly<Record<TaskKind, TaskRequest>>> = {
  COMPLAINT: {
    kind: 'COMPLAINT',
    complaintId: 'OBJECTION0000001',
    noticeId: NOTICE_ID,
    serial: 1,
    name: COMPLAINANT.name,
    idNumber: COMPLAINANT.idNumber,
    phone: COMPLAINANT.phone,
    statement: '此人并未在该企业工作，请核查。',
    channel: 'LETTER',
    receivedAt: instantAt('2021-06-16T10:00:00+08:00'),
  },
  SUSPENSION_REVIEW: { kind: 'SUSPENSION', explanation: SUSPENDED_BECAUSE, note: NOTE, askedBy: ASKED_BY },
  RECONSIDERATION: { kind: 'RECONSIDERATION', statement: '本人证书真实有效，请求复核。' },
  VERIFICATION_SECOND_LOOK: SECOND_LOOK,
  FUND_SECOND_LOOK: SECOND_LOOK,
  DISAGREEMENT: { kind: 'DISAGREEMENT', decisionOf: FIRST, secondLook: `${CASE_ID}.fund-second-look` },
  RECOVERY: aRecoveryRequest(ASKED_BY),
  HEIRS_PAYEE: { kind: 'HEIRS_PAYEE', ...anHeirsPayeeBody(), askedBy: ASKED_BY },
  REVERSAL: { kind: 'REVERSAL', basis: 'COURT', documentNumber: '（2021）虚01行初1号', note: NOTE, askedBy: ASKED_BY },
};

const DECIDED_BEFORE: Task = {
  taskId: FIRST,
  kind: 'FUND_REVIEW',
  status: 'DECIDED',
  agency: AGENCY,
  applicationId: CASE_ID,
  openedAt: instantAt('2021-06-17T10:00:00+08:00'),
  dueAt: instantAt('2021-07-01T00:00:00+08:00'),
  decision: {
    outcome: 'APPROVE',
    reasons: [],
    decidedBy: 'staff-who-decided',
    decidedAt: instantAt('2021-06-21T10:00:00+08:00'),
  },
};

/** What a test says otherwise than usual. */
export interface CaseFields {
  readonly application?: ApplicationFields;
  /** The open tasks, whatever the phase: the phase alone must keep a decision from being made. */
  readonly tasks?: readonly TaskKind[];
  readonly task?: Partial<Task>;
  readonly objections?: readonly Objection[];
  readonly isOrderOut?: boolean;
}

/**
 * A case of the district's in any phase, and everything that the use cases need, in memory. What they would write is
 * taken note of, and changes nothing: one case serves for every request.
 */
export function aCaseIn(phase: Phase, fields: CaseFields = {}) {
  // Money that comes back has come after the payment, and by now.
  const paid = phase === 'PAID' && { paidAt: instantAt('2021-06-21T09:00:00+08:00') };
  const known = { phase, agency: AGENCY, employer: EMPLOYER, ...paid, ...fields.application };
  const { application } = anApplication(known, { person: OWNER });
  const tasks = (fields.tasks ?? []).map((kind): Task => {
    const request = REQUESTS[kind];
    return {
      taskId: taskIdOf(CASE_ID, kind),
      kind,
      status: 'OPEN',
      agency: kind === 'REVERSAL' ? CITY_AGENCY : AGENCY,
      applicationId: CASE_ID,
      openedAt: instantAt('2021-06-21T10:00:00+08:00'),
      dueAt: instantAt('2021-07-03T00:00:00+08:00'),
      ...(request && { request }),
      ...fields.task,
    };
  });
  const written: string[] = [];
  return { application, written, deps: depsFor(application, tasks, fields, written) };
}
export type AccessCase = ReturnType<typeof aCaseIn>;

function depsFor(application: Application, tasks: readonly Task[], fields: CaseFields, written: string[]) {
  const { objections = [], isOrderOut = false } = fields;
  const isOwner = (idNumber: string) => idNumber === OWNER.idNumber;
  const note = ({ event, after }: Change) => {
    written.push(event.event);
    return after;
  };
  return {
    applications: {
      byId: async (id: string) => {
        if (id !== application.applicationId) throw new ApplicationNotFoundError('no such case');
        return application;
      },
      ofPerson: async (idNumber: string) => (isOwner(idNumber) ? [application] : []),
      // The same case as the receipt of a submission that was refused at once.
      refusedUnder: async (idNumber: string, receipt: string) =>
        isOwner(idNumber) && receipt === RECEIPT ? application : undefined,
      currentFor: async () => undefined,
      write: async (change: Change) => note(change),
      admit: async ({ overturned, admitted }: { readonly overturned: Change; readonly admitted: Change }) => {
        note(overturned);
        return note(admitted);
      },
      track: async () => application,
      retryOnConflict: <Result>(work: () => Promise<Result>) => work(),
    },
    submissions: {
      priorRecord: async () => ({ current: application, placesTaken: 0, submittedOnDay: 0, idempotency: undefined }),
      submit: async (submission: Change) => {
        // The slot is taken: only an attempt that sets another one aside can have it.
        if (!submission.effects.some(({ kind }) => kind === 'SET_ASIDE')) return 'refused' as const;
        note(submission);
        return 'submitted' as const;
      },
      // A refusal is no change of the case.
      keepRefusal: async () => 'kept' as const,
      refusedUnder: async () => undefined,
    },
    tasks: {
      byId: async (_: Application, taskId: string) => tasks.find((task) => task.taskId === taskId),
      ofCase: async () => [...tasks, DECIDED_BEFORE],
    },
    claims: { assign: async (_: Application, task: Task) => task },
    delegations: {
      endingFrom: async () => [],
      versionOf: async () => undefined,
      put: async () => {},
      profile: async () => undefined,
      remember: async () => {},
    },
    records: {
      findings: async () => [],
      objections: async () => objections,
      objectionsToPerson: async () => objections,
    },
    notices: {
      byId: async () => NOTICE,
      applicationOf: async () => application.applicationId,
    },
    objections: { receiptWrite: () => NO_WRITE },
    payments: { isOrderOut: async () => isOrderOut, unsentOrder: async () => undefined, callOffWrites: () => [] },
    recoveries: {
      byId: async (_: Application, id: string) => Object.values(RECOVERIES).find(({ recoveryId }) => recoveryId === id),
    },
    phoneCodes: { check: async () => NO_WRITE },
    documentNumbers: { take: async () => '210202-2021-1' },
    idempotency: { read: async () => undefined, write: () => NO_WRITE },
    retryOnConflict: <Result>(work: () => Promise<Result>) => work(),
    agencyCodes: [AGENCY],
    office: dalianOffice,
    workflow: aWorkflow(),
    calendar: chineseCalendar,
    policies,
    personOf,
    now: () => NOW,
    sampleOf: () => 99,
    newId: () => 'CASE00000000000B',
    newSalt: () => 'salt',
    newReceiptCode: () => 'CODE000000000001',
  };
}

export const RECEIPT = 'RECEIPT-1';
const NO_WRITE = {};

const NOTICE = {
  noticeId: NOTICE_ID,
  agency: AGENCY,
  publishAt: instantAt('2021-06-17T09:00:00+08:00'),
  closesAt: instantAt('2021-06-25T00:00:00+08:00'),
  lastSerial: 1,
  entryCount: 1,
  withdrawnSerials: [],
};

/** An objection by a person, also one who works here. */
export function anObjectionBy(
  objector: Pick<Objection, 'objectorName' | 'objectorIdNumber' | 'objectorSubject'>,
): Objection {
  return {
    objectionId: 'OBJECTION0000001',
    applicationId: CASE_ID,
    noticeId: NOTICE_ID,
    serial: 1,
    phone: aPerson(9_002).phone,
    statement: '此人并未在该企业工作，请核查。',
    receivedAt: instantOf(NOW),
    identityVerified: true,
    ...objector,
  };
}
