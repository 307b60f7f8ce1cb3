import { submitApplication } from '../../functions/apply/submit-application.ts';
import { withdrawApplication } from '../../functions/apply/withdraw-application.ts';
import type { StaffCaller } from '../../functions/http/caller.ts';
import { admitObjection } from '../../functions/objection/admit-objection.ts';
import { fileObjection } from '../../functions/objection/file-objection.ts';
import { pay } from '../../functions/payout/pay.ts';
import { recheckEntitlement } from '../../functions/payout/recheck-entitlement.ts';
import { settlePayment } from '../../functions/payout/settle-payment.ts';
import { closeNoticeEntry } from '../../functions/publicity/close-notice-entry.ts';
import { publishNoticeEntry } from '../../functions/publicity/publish-notice-entry.ts';
import { decideTask } from '../../functions/review/decide-task.ts';
import { openReviewTask } from '../../functions/review/open-review-task.ts';
import { agencyCodesOf } from '../../functions/review/staff-access.ts';
import { suspendApplication } from '../../functions/suspension/suspend-application.ts';
import { recordVerification } from '../../functions/verify/record-verification.ts';
import { startWorkflow } from '../../functions/workflow/start-workflow.ts';
import type { AlarmMetric } from '../../shared/contracts/alarm-metrics.ts';
import type { DecisionBody } from '../../shared/contracts/review.ts';
import { RegisterUnansweredError } from '../../shared/domain/errors.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import type { PayoutChannel } from '../../shared/domain/payout-channel.ts';
import { personHash } from '../../shared/domain/person-hash.ts';
import { taskIdOf } from '../../shared/domain/task.ts';
import { type REVIEW_KINDS, ROLE_FOR_KIND, type TaskKind } from '../../shared/domain/task-kind.ts';
import { dalianRetention } from '../../shared/policy/policies/dalian-retention.ts';
import { newestPolicy, policies } from '../../shared/policy/policies.ts';
import { chineseCalendar, type WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import { contentRemoval } from '../../shared/table/content-removal.ts';
import type { Table } from '../../shared/table/table.ts';
import { anApplicationRequest, type Declaration, publicisedCase, SUBMITTED_AT, scheduledCase } from './applications.ts';
import { aDecision, SUSPENSION } from './decisions.ts';
import {
  aBank,
  aCertificateRegistry,
  aClock,
  aMessageGateway,
  aMessageQueue,
  anIdentityRegister,
  aWorkflow,
  countingIds,
  countingPhoneCodes,
} from './doubles.ts';
import { AGENCY, aFinding, threeYes } from './findings.ts';
import { anObjectionRequest, signedInByNumber } from './objections.ts';
import { aPerson, aStaffMember, asApplicant, asStaff, type Person } from './people.ts';
import { storesOf } from './stores.ts';

type ReviewKind = (typeof REVIEW_KINDS)[number];

/** Everything that a use case depends on: a real table, doubles for external systems, a clock that the test sets. */
export function useCaseDeps(table: Table, calendar: WorkingCalendar = chineseCalendar) {
  const clock = aClock(SUBMITTED_AT);
  const alarms: AlarmMetric[] = [];
  const channel: { current: PayoutChannel } = { current: 'gateway' };
  return {
    ...storesOf(table),
    clock,
    now: clock.now,
    rules: dalianRetention,
    removal: contentRemoval(table, 'key-of-the-tests', clock.now),
    newId: countingIds(),
    newSalt: () => 'the-salt-of-every-case',
    newPhoneCode: countingPhoneCodes(),
    newReceiptCode: countingIds('CODE'),
    signedIn: signedInByNumber,
    sender: newestPolicy(policies).messageSender,
    personOf: (idNumber: string) => personHash('key-of-the-tests', idNumber),
    sampleOf: (_: string) => 99, // No decision gets a second look.
    calendar,
    policies,
    agencyCodes: agencyCodesOf(policies),
    workflow: aWorkflow(),
    bank: aBank(),
    identity: anIdentityRegister(),
    registry: aCertificateRegistry(),
    gateway: aMessageGateway(),
    queue: aMessageQueue(),
    alarms,
    countAlarm: (metric: AlarmMetric, count = 1) => {
      for (let each = 0; each < count; each += 1) alarms.push(metric);
    },
    mayGoOn: () => true,
    /** How payments are ordered; a test may change it. */
    channels: channel,
    channelOf: () => channel.current,
  };
}
export type UseCaseDeps = ReturnType<typeof useCaseDeps>;

/** Moves cases through the use cases, one step at a time, as the workflow, applicants and staff do. */
export function caseWalk(deps: UseCaseDeps) {
  const token = (applicationId: string, kind: string) => `token-${applicationId}-${kind}`;

  const walk = {
    submit: async (person: Person, declaration: Declaration = {}): Promise<string> => {
      const reply = await submitApplication(anApplicationRequest(person, declaration), deps);
      if (!('body' in reply)) throw new Error('A request without an idempotency key is never replayed');
      const application = await deps.applications.byId(reply.body.applicationId);
      const [submitted] = await deps.records.trail(application);
      if (submitted) await startWorkflow(submitted, deps);
      return application.applicationId;
    },
    /** Stores the findings of the checks, by default three times "yes", and records the verification. */
    verify: async (applicationId: string, findings: readonly Finding[] = threeYes(deps)) => {
      const application = await deps.applications.byId(applicationId);
      for (const finding of findings) await deps.records.saveFinding(application, finding);
      return recordVerification({ applicationId }, deps);
    },
    open: (applicationId: string, kind: ReviewKind, taskToken = token(applicationId, kind)) =>
      openReviewTask({ applicationId, kind, taskToken }, deps),
    decide: (applicationId: string, kind: TaskKind, body: DecisionBody, caller?: StaffCaller) =>
      decideTask(
        {
          ...asStaff(caller ?? aStaffMember(ROLE_FOR_KIND[kind])),
          params: { taskId: taskIdOf(applicationId, kind) },
          body: aDecision(kind, body),
        },
        deps,
      ),
    /** Verifies a case, for an agency if one is given, and approves its fund review. It then awaits its publication. */
    approve: async (applicationId: string, agency = AGENCY) => {
      await walk.verify(applicationId, threeYes(deps, agency));
      await walk.open(applicationId, 'FUND_REVIEW');
      await walk.decide(applicationId, 'FUND_REVIEW', { outcome: 'APPROVE' });
    },
    publish: async (applicationId: string) => {
      deps.clock.set(scheduledCase(await deps.applications.byId(applicationId)).publishAt);
      return publishNoticeEntry({ applicationId }, deps);
    },
    object: async (applicationId: string, objector = aPerson(9_000), idempotencyKey?: string) => {
      const { noticeId, publicEntry } = publicisedCase(await deps.applications.byId(applicationId));
      const entry = { noticeId, serial: String(publicEntry.serial) };
      const reply = await fileObjection(await anObjectionRequest(deps, entry, { objector, idempotencyKey }), deps);
      await walk.admit(applicationId).catch(unlessUnanswered);
      return reply;
    },
    /** Asks the identity register for the objector of the latest event. */
    admit: async (applicationId: string) => {
      const event = await deps.records.lastEvent(await deps.applications.byId(applicationId));
      if (event) await admitObjection(event, { ...deps, register: deps.identity });
    },
    close: async (applicationId: string) => {
      deps.clock.set(scheduledCase(await deps.applications.byId(applicationId)).closesAt);
      return closeNoticeEntry({ applicationId }, deps);
    },
    /** Staff pull an approved case; the clock stands as it is. */
    suspend: (applicationId: string, caller: StaffCaller = aStaffMember('fund-reviewer')) =>
      suspendApplication({ ...asStaff(caller), params: { applicationId }, body: SUSPENSION }, deps),
    /** Asks the registers again, as the workflow does before it pays. */
    recheck: (applicationId: string) => recheckEntitlement({ applicationId }, deps),
    /** Orders the payment, as the latest run of the workflow does. */
    pay: async (applicationId: string, taskToken = token(applicationId, 'PAY')) => {
      const { workflowRun: run } = await deps.applications.byId(applicationId);
      return pay({ applicationId, taskToken, run }, deps);
    },
    settle: async (applicationId: string, outcome: 'PAID' | 'RETURNED') => {
      const application = await deps.applications.byId(applicationId);
      const payment = await deps.payments.byNumber(application, application.paymentCount);
      if (!payment) throw new Error('No payment was ordered');
      const result = { outcome, settledAt: deps.clock.instant(), bankReference: 'BANK-1' };
      await settlePayment(application, payment, result, deps);
    },
    withdraw: (person: Person, applicationId: string) =>
      withdrawApplication({ ...asApplicant(person), params: { applicationId } }, deps),
    /** Takes a new case the shortest way to a phase, and leaves the clock at the moment of its last step. */
    caseIn: async (phase: ReachablePhase, person: Person, declaration: Declaration = {}): Promise<string> => {
      deps.clock.set(SUBMITTED_AT);
      const id = await walk.submit(person, declaration);
      for (const step of STEPS_TO[phase]) await takeStep(walk, step, id, person);
      return id;
    },
  };
  return walk;
}
export type CaseWalk = ReturnType<typeof caseWalk>;

type Step =
  | 'verify'
  | 'refuse'
  | 'no-answer'
  | 'approve'
  | 'publish'
  | 'object'
  | 'suspend'
  | 'close'
  | 'order'
  | 'paid'
  | 'returned'
  | 'withdraw';
const TO_PUBLICISED = ['verify', 'approve', 'publish'] as const;
const STEPS_TO = {
  VERIFYING: [],
  MANUAL_VERIFICATION: ['no-answer'],
  FUND_REVIEW: ['verify'],
  AWAITING_PUBLICATION: ['verify', 'approve'],
  PUBLICISED: TO_PUBLICISED,
  OBJECTION_REVIEW: [...TO_PUBLICISED, 'object', 'close'],
  SUSPENDED: [...TO_PUBLICISED, 'suspend'],
  PAYING: [...TO_PUBLICISED, 'close', 'order'],
  PAYMENT_RETURNED: [...TO_PUBLICISED, 'close', 'order', 'returned'],
  PAID: [...TO_PUBLICISED, 'close', 'order', 'paid'],
  REJECTED: ['refuse'],
  WITHDRAWN: ['withdraw'],
} as const satisfies Record<string, readonly Step[]>;

export type ReachablePhase = keyof typeof STEPS_TO;
export const REACHABLE_PHASES = Object.keys(STEPS_TO) as readonly ReachablePhase[];

async function takeStep(walk: CaseWalk, step: Step, id: string, person: Person): Promise<unknown> {
  switch (step) {
    case 'verify':
      await walk.verify(id);
      return walk.open(id, 'FUND_REVIEW');
    case 'refuse':
      return walk.verify(id, [aFinding({ check: 'identity', outcome: 'no', reasons: ['IDENTITY_MISMATCH'] })]);
    case 'no-answer':
      await walk.verify(id, []);
      return walk.open(id, 'MANUAL_VERIFICATION');
    case 'approve':
      return walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    case 'publish':
      return walk.publish(id);
    case 'object':
      return walk.object(id);
    case 'suspend':
      return walk.suspend(id);
    case 'close':
      return (await walk.close(id)).phase === 'OBJECTION_REVIEW' && walk.open(id, 'OBJECTION_REVIEW');
    case 'order':
      return walk.pay(id);
    case 'paid':
      return walk.settle(id, 'PAID');
    case 'returned':
      return walk.settle(id, 'RETURNED');
    case 'withdraw':
      return walk.withdraw(person, id);
    default:
      return step satisfies never;
  }
}

/** The stream delivers an event again for which the register gave no answer. */
function unlessUnanswered(error: unknown): void {
  if (!(error instanceof RegisterUnansweredError)) throw error;
}
