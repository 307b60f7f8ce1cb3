import { checkEligibility } from '../../../functions/apply/check-eligibility.ts';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { withdrawApplication } from '../../../functions/apply/withdraw-application.ts';
import { changeContact } from '../../../functions/contact/change-contact.ts';
import { correctApplication } from '../../../functions/correction/correct-application.ts';
import { nameHeirsPayee } from '../../../functions/death/name-heirs-payee.ts';
import { recordDeath } from '../../../functions/death/record-death.ts';
import { changeAgency } from '../../../functions/handover/change-agency.ts';
import type { ApplicantCaller, StaffCaller } from '../../../functions/http/caller.ts';
import { extendReview } from '../../../functions/objection/extend-review.ts';
import { keyObjection } from '../../../functions/objection/key-objection.ts';
import { changePayee } from '../../../functions/payee/change-payee.ts';
import { concludeRecovery } from '../../../functions/recovery/conclude-recovery.ts';
import { openRecovery } from '../../../functions/recovery/open-recovery.ts';
import { recordRepayment } from '../../../functions/recovery/record-repayment.ts';
import { stateInRecovery } from '../../../functions/recovery/state-in-recovery.ts';
import { keyReconsideration } from '../../../functions/remedy/key-reconsideration.ts';
import { proposeReversal } from '../../../functions/remedy/propose-reversal.ts';
import { reconsiderRefusal, requestReconsideration } from '../../../functions/remedy/request-reconsideration.ts';
import { placeHold } from '../../../functions/retention/place-hold.ts';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { claimTask } from '../../../functions/sharing/claim-task.ts';
import { delegateTasks } from '../../../functions/sharing/delegate-tasks.ts';
import { releaseTask } from '../../../functions/sharing/release-task.ts';
import { transferTask } from '../../../functions/sharing/transfer-task.ts';
import { makeStatement } from '../../../functions/suspension/make-statement.ts';
import { suspendApplication } from '../../../functions/suspension/suspend-application.ts';
import { deathBody, heirsPayeeBody } from '../../../shared/contracts/death.ts';
import { keyedObjectionBody } from '../../../shared/contracts/objection.ts';
import { changePayeeRoute } from '../../../shared/contracts/payee.ts';
import { PROBLEMS } from '../../../shared/contracts/problems.ts';
import { recoveryBody, repaymentBody } from '../../../shared/contracts/recovery.ts';
import { keyedReconsiderationBody } from '../../../shared/contracts/remedy.ts';
import { delegationBody } from '../../../shared/contracts/sharing.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import type { Phase } from '../../../shared/domain/phase.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { TASK_KINDS, TASK_OUTCOMES, type TaskKind, type TaskOutcome } from '../../../shared/domain/task-kind.ts';
import { type ApplicationFields, anApplicationBody } from '../../support/applications.ts';
import { aDeath, anHeirsPayee, anHeirsPayeeBody, DEATH_EVIDENCE } from '../../support/deaths.ts';
import { aDecision, EXPLANATION, NOTE, SUSPENSION } from '../../support/decisions.ts';
import { AGENCY } from '../../support/findings.ts';
import { aPerson, asApplicant, asStaff } from '../../support/people.ts';
import {
  type AccessCase,
  aCaseIn,
  CASE_ID,
  type CaseFields,
  NOTICE_ID,
  OWNER,
  RECEIPT,
  RECOVERIES,
} from './access-case.ts';
import { type ActingRoute, DECISIONS, STAFF_ROUTES, type StaffRow } from './access-rows.ts';

type Call<Caller> = (caller: Caller, of: AccessCase) => Promise<unknown>;

/** A new request for a reconsideration, in words. */
const STATEMENT = '本人证书真实有效，请求复核。';
const params = { applicationId: CASE_ID };
const CLAIMED = taskIdOf(CASE_ID, 'FUND_REVIEW');
const decidedRecovery = { ...params, recoveryId: RECOVERIES.decided.recoveryId };

const STAFF_CALLS: Readonly<Record<keyof typeof STAFF_ROUTES, Call<StaffCaller>>> = {
  keyObjection: (caller, { deps }) => {
    const { name: objectorName, idNumber: objectorIdNumber, phone } = aPerson(9_000);
    const objector = { objectorName, objectorIdNumber, phone, statement: '此人并未在该企业工作，请核查。' };
    const received = { channel: 'LETTER', receivedAt: '2021-06-18T10:00:00+08:00' };
    const body = keyedObjectionBody.parse({ noticeId: NOTICE_ID, serial: 1, ...objector, ...received });
    return keyObjection({ ...asStaff(caller), body }, deps);
  },
  extendTask: (caller, { deps }) => {
    const taskId = taskIdOf(CASE_ID, 'OBJECTION_REVIEW');
    return extendReview({ ...asStaff(caller), params: { taskId }, body: { reason: '需向企业调取考勤记录' } }, deps);
  },
  claimTask: (caller, { deps }) => claimTask({ ...asStaff(caller), params: { taskId: CLAIMED } }, deps),
  releaseTask: (caller, { deps }) => releaseTask({ ...asStaff(caller), params: { taskId: CLAIMED } }, deps),
  transferTask: (caller, { deps }) => {
    const body = { staffId: 'staff-2', reason: '本人外出培训' };
    return transferTask({ ...asStaff(caller), params: { taskId: CLAIMED }, body }, deps);
  },
  delegateTasks: (caller, { deps }) => {
    const away = { from: 'staff-1', to: 'staff-2', kinds: ['FUND_REVIEW'], since: '2021-06-23', until: '2021-06-25' };
    const body = delegationBody.parse({ ...away, reason: '外出培训', agency: AGENCY });
    return delegateTasks({ ...asStaff(caller), body }, deps);
  },
  suspendApplication: (caller, { deps }) => suspendApplication({ ...asStaff(caller), params, body: SUSPENSION }, deps),
  recordDeath: (caller, { deps }) => {
    const body = deathBody.parse({ diedOn: '2021-06-20', evidence: DEATH_EVIDENCE });
    return recordDeath({ ...asStaff(caller), params, body }, deps);
  },
  nameHeirsPayee: (caller, { deps }) => {
    const body = heirsPayeeBody.parse(anHeirsPayeeBody());
    return nameHeirsPayee({ ...asStaff(caller), params, body }, deps);
  },
  changeAgency: (caller, { deps }) =>
    changeAgency({ ...asStaff(caller), params, body: { agency: '210204', reason: '用人单位在沙河口区' } }, deps),
  keyReconsideration: (caller, { deps }) => {
    const asked = { ...params, statement: STATEMENT, channel: 'COUNTER', receivedOn: '2021-06-21' };
    const body = keyedReconsiderationBody.parse(asked);
    return keyReconsideration({ ...asStaff(caller), body }, deps);
  },
  proposeReversal: (caller, { deps }) => {
    const body = { basis: 'COURT', documentNumber: '（2021）虚01行初1号', note: NOTE } as const;
    return proposeReversal({ ...asStaff(caller), params, body }, deps);
  },
  openRecovery: (caller, { deps }) => {
    const body = recoveryBody.parse({ amountFen: 250_000, ground: 'NOT_ENTITLED', explanation: EXPLANATION });
    return openRecovery({ ...asStaff(caller), params, body }, deps);
  },
  recordRepayment: (caller, { deps }) => {
    const body = repaymentBody.parse({ amountFen: 100_000, reference: 'BANK-0001', receivedOn: '2021-06-22' });
    return recordRepayment({ ...asStaff(caller), params: decidedRecovery, body }, deps);
  },
  concludeRecovery: (caller, { deps }) => {
    const body = { status: 'TRANSFERRED', explanation: EXPLANATION } as const;
    return concludeRecovery({ ...asStaff(caller), params: decidedRecovery, body }, deps);
  },
  placeLegalHold: (caller, { deps }) =>
    placeHold({ ...asStaff(caller), params, body: { basis: 'LITIGATION', note: NOTE } }, deps),
};

export const APPLICANT_CALLS: Readonly<Record<ActingRoute<'applicant'>, Call<ApplicantCaller>>> = {
  checkEligibility: (caller, { deps }) => checkEligibility({ ...from(caller), body: declared() }, deps),
  submitApplication: (caller, { deps }) => submitApplication({ ...from(caller), body: declared() }, deps),
  withdrawApplication: (caller, { deps }) => withdrawApplication({ ...from(caller), params }, deps),
  correctApplication: (caller, { deps }) => {
    const body = { certificate: { number: 'S000021020212345' } };
    return correctApplication({ ...from(caller), params, body }, deps);
  },
  changePayee: (caller, { deps }) => {
    const { accountNumber } = aPerson(2);
    const body = changePayeeRoute.body.parse({ kind: 'BANK_ACCOUNT', bankName: '虚构银行', accountNumber });
    return changePayee({ ...from(caller), params, body }, deps);
  },
  changeContact: (caller, { deps }) => {
    const { phone } = aPerson(3);
    return changeContact({ ...from({ ...caller, phone }), params, body: { phone } }, deps);
  },
  makeStatement: (caller, { deps }) => makeStatement({ ...from(caller), params, body: { text: STATEMENT } }, deps),
  stateInRecovery: (caller, { deps }) => {
    const of = { ...params, recoveryId: RECOVERIES.unheard.recoveryId };
    return stateInRecovery({ ...from(caller), params: of, body: { text: STATEMENT } }, deps);
  },
  requestReconsideration: (caller, { deps }) =>
    requestReconsideration({ ...from(caller), params, body: { statement: STATEMENT } }, deps),
  reconsiderRefusal: (caller, { deps }) => {
    const receipt = { receiptNumber: RECEIPT };
    return reconsiderRefusal({ ...from(caller), params: receipt, body: { statement: STATEMENT } }, deps);
  },
};

/** The request of an applicant, without what most do not have. */
function from(caller: ApplicantCaller) {
  return { ...asApplicant(OWNER), caller };
}

/** The declaration of the case, by whoever sends it. */
function declared() {
  return anApplicationBody({ person: OWNER });
}

/** Something that staff do, with its row of the table and the open task that it needs. */
export interface StaffAction {
  readonly name: string;
  readonly row: StaffRow;
  readonly task: TaskKind | undefined;
  readonly call: Call<StaffCaller>;
  /** What the case must have for it. */
  readonly has: ApplicationFields;
}

/** What a case has whose applicant has died; with the payee of the heirs while a payer is asked. */
const DEAD = { deaths: [aDeath()] };
const ASKED = { ...DEAD, heirsPayee: anHeirsPayee() };
const HAS: Readonly<Record<string, ApplicationFields>> = {
  nameHeirsPayee: DEAD,
  'SUSPENSION_REVIEW DISMISS': DEAD,
  'HEIRS_PAYEE CONFIRM': ASKED,
  'HEIRS_PAYEE REFUSE': ASKED,
};

/** A case in which the phase alone decides whether something may be done. */
export function aCaseFor({ task, has }: Pick<StaffAction, 'task' | 'has'>, phase: Phase, fields: CaseFields = {}) {
  return aCaseIn(phase, { ...(task && { tasks: [task] }), ...fields, application: { ...has, ...fields.application } });
}

export function decide(kind: TaskKind, outcome: TaskOutcome): Call<StaffCaller> {
  const taskId = taskIdOf(CASE_ID, kind);
  const reasons =
    ['MANUAL_VERIFICATION', 'VERIFICATION_SECOND_LOOK'].includes(kind) && outcome === 'REFUSE'
      ? { reasons: ['IDENTITY_MISMATCH' as const] }
      : {};
  const body = aDecision(kind, { outcome, ...reasons });
  return (caller, { deps }) => decideTask({ ...asStaff(caller), params: { taskId }, body }, deps);
}

export const DECISION_ACTIONS: readonly (StaffAction & { readonly task: TaskKind })[] = TASK_KINDS.flatMap((kind) => {
  const { outcomes, ...who } = DECISIONS[kind];
  return TASK_OUTCOMES.flatMap((outcome) => {
    const what = outcomes[outcome];
    if (!what) return [];
    const name = `${kind} ${outcome}`;
    return [{ name, row: { ...who, ...what }, task: kind, call: decide(kind, outcome), has: HAS[name] ?? {} }];
  });
});

/** The task that something needs which is no decision. */
const TASK_OF: Partial<Readonly<Record<keyof typeof STAFF_ROUTES, TaskKind>>> = {
  extendTask: 'OBJECTION_REVIEW',
  claimTask: 'FUND_REVIEW',
  releaseTask: 'FUND_REVIEW',
  transferTask: 'FUND_REVIEW',
};

export const STAFF_ACTIONS: readonly StaffAction[] = [
  ...DECISION_ACTIONS,
  ...(Object.keys(STAFF_ROUTES) as (keyof typeof STAFF_ROUTES)[]).map((name) => ({
    name,
    row: STAFF_ROUTES[name],
    task: TASK_OF[name],
    call: STAFF_CALLS[name],
    has: HAS[name] ?? {},
  })),
];

/** The answer to a request: the problem, or `done` and the events that it wrote. */
export async function answerTo(request: () => Promise<unknown>, { written }: AccessCase): Promise<string> {
  written.length = 0;
  const refusal = await request().then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof ServiceError)) throw error;
      return `${PROBLEMS[error.code].status} ${PROBLEMS[error.code].slug}`;
    },
  );
  const events = written.join(' and ');
  return refusal === undefined ? `done: ${events}` : refusal + (events && `, yet ${events}`);
}
