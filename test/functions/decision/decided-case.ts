import { decideCase } from '../../../functions/decision/decide-case.ts';
import type { DecisionBody } from '../../../shared/contracts/review.ts';
import { instantOf } from '../../../shared/domain/instant.ts';
import type { Phase } from '../../../shared/domain/phase.ts';
import { type Task, taskIdOf } from '../../../shared/domain/task.ts';
import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import { chineseCalendar, type WorkingCalendar } from '../../../shared/policy/working-calendar.ts';
import { refusalOf } from '../../support/answers.ts';
import { type ApplicationFields, anApplication, SUBMITTED_AT } from '../../support/applications.ts';
import { aDecision } from '../../support/decisions.ts';
import { aRecovery, aRecoveryRequest } from '../../support/recoveries.ts';

const moment = new Date(SUBMITTED_AT);
const at = instantOf(moment);
/** The phase in which staff decide a task of a kind. */
const PHASE_OF: Readonly<Record<TaskKind, Phase>> = {
  MANUAL_VERIFICATION: 'MANUAL_VERIFICATION',
  FUND_REVIEW: 'FUND_REVIEW',
  OBJECTION_REVIEW: 'OBJECTION_REVIEW',
  COMPLAINT: 'PAYING',
  SUSPENSION_REVIEW: 'SUSPENDED',
  PAYMENT_CONFIRMATION: 'PAYMENT_RETURNED',
  RECONSIDERATION: 'REJECTED',
  REVERSAL: 'REJECTED',
  VERIFICATION_SECOND_LOOK: 'FUND_REVIEW',
  FUND_SECOND_LOOK: 'PAYING',
  DISAGREEMENT: 'PAYING',
  RECOVERY: 'PAID',
  HEIRS_PAYEE: 'SUSPENDED',
};
const FIRST = 'CASE00000000000A.first';
const SECOND_LOOK = { request: { kind: 'SECOND_LOOK', decisionOf: FIRST, declaredBy: 1 } } as const;
/** What a task is about, where its decision depends on that. */
const REQUESTS: Partial<Readonly<Record<TaskKind, Pick<Task, 'request'>>>> = {
  RECOVERY: { request: aRecoveryRequest() },
  REVERSAL: {
    request: {
      kind: 'REVERSAL',
      basis: 'COURT',
      documentNumber: '（2021）辽02行终1号',
      note: '判决书已收到。',
      askedBy: { person: 'hash-of-another', staffId: 'staff-9' },
    },
  },
  VERIFICATION_SECOND_LOOK: SECOND_LOOK,
  FUND_SECOND_LOOK: SECOND_LOOK,
  DISAGREEMENT: { request: { kind: 'DISAGREEMENT', decisionOf: FIRST, secondLook: 'CASE00000000000A.second' } },
};
export const decider = { person: 'hash-of-a-person', staffId: 'staff-1' };

/** What a decision does to a case in the phase of its kind. */
export async function effectOf(
  kind: TaskKind,
  body: DecisionBody,
  overrides: ApplicationFields = {},
  calendar: WorkingCalendar = chineseCalendar,
) {
  const place = { agency: '210202', employer: '虚构造船有限公司' };
  const { application } = anApplication({ phase: PHASE_OF[kind], ...place, ...overrides });
  const { applicationId } = application;
  const ids = { taskId: taskIdOf(applicationId, kind), applicationId, taskToken: 'token' };
  const asked = { status: 'OPEN', agency: '210202', openedAt: at, dueAt: at, ...REQUESTS[kind] } as const;
  const theFirst: Task = {
    ...{ ...ids, taskId: FIRST, kind: 'FUND_REVIEW', ...asked, status: 'DECIDED' },
    decision: { outcome: 'APPROVE', reasons: [], decidedBy: 'staff-8', decidedAt: at },
  };
  const deps = {
    calendar,
    documentNumbers: { take: async (agency: string | undefined) => `${agency}-2021-1` },
    records: { findings: async () => [] },
    tasks: { ofCase: async () => [theFirst] },
    recoveries: {
      byId: async () => aRecovery(applicationId, { statement: { text: '我已符合全部条件，请核实。', at } }),
    },
    submissions: { priorRecord: async () => ({ ...NOTHING_BEFORE, current: application }) },
    sampleOf: () => 99,
    newId: () => 'CASE000000000002',
    newSalt: () => 'another-salt',
  };
  const request = { decider, task: { ...ids, kind, ...asked }, application, moment, body: aDecision(kind, body) };
  const { decision, decided } = await decideCase(request, deps);
  const change = 'admitted' in decided ? decided.overturned : decided;
  const { event, after, effects } = change;
  return { event: event.event, reasons: decision.reasons, before: application, after, effects };
}
const NOTHING_BEFORE = { placesTaken: 0, submittedOnDay: 0, idempotency: undefined };
export const refusalTo = (...input: Parameters<typeof effectOf>) => refusalOf(effectOf(...input));
