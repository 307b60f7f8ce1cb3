import { checkEligibility } from '../../../functions/apply/check-eligibility.ts';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { withdrawApplication } from '../../../functions/apply/withdraw-application.ts';
import { changeContact } from '../../../functions/contact/change-contact.ts';
import { correctApplication } from '../../../functions/correction/correct-application.ts';
import type { ApplicantCaller, StaffCaller } from '../../../functions/http/caller.ts';
import { extendReview } from '../../../functions/objection/extend-review.ts';
import { keyObjection } from '../../../functions/objection/key-objection.ts';
import { changePayee } from '../../../functions/payee/change-payee.ts';
import { keyReconsideration } from '../../../functions/remedy/key-reconsideration.ts';
import { proposeReversal } from '../../../functions/remedy/propose-reversal.ts';
import { reconsiderRefusal, requestReconsideration } from '../../../functions/remedy/request-reconsideration.ts';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { makeStatement } from '../../../functions/suspension/make-statement.ts';
import { suspendApplication } from '../../../functions/suspension/suspend-application.ts';
import { keyedObjectionBody } from '../../../shared/contracts/objection.ts';
import { changePayeeRoute } from '../../../shared/contracts/payee.ts';
import { PROBLEMS } from '../../../shared/contracts/problems.ts';
import { keyedReconsiderationBody } from '../../../shared/contracts/remedy.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { TASK_KINDS, TASK_OUTCOMES, type TaskKind, type TaskOutcome } from '../../../shared/domain/task-kind.ts';
import { anApplicationBody } from '../../support/applications.ts';
import { aDecision, NOTE, SUSPENSION } from '../../support/decisions.ts';
import { aPerson, asApplicant, asStaff } from '../../support/people.ts';
import { type AccessCase, CASE_ID, NOTICE_ID, OWNER, RECEIPT } from './access-case.ts';
import { type ActingRoute, DECISIONS, STAFF_ROUTES, type StaffRow } from './access-rows.ts';

type Call<Caller> = (caller: Caller, of: AccessCase) => Promise<unknown>;

/** A new request for a reconsideration, in words. */
const STATEMENT = '本人证书真实有效，请求复核。';
const params = { applicationId: CASE_ID };

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
  suspendApplication: (caller, { deps }) => suspendApplication({ ...asStaff(caller), params, body: SUSPENSION }, deps),
  keyReconsideration: (caller, { deps }) => {
    const asked = { ...params, statement: STATEMENT, channel: 'COUNTER', receivedOn: '2021-06-21' };
    const body = keyedReconsiderationBody.parse(asked);
    return keyReconsideration({ ...asStaff(caller), body }, deps);
  },
  proposeReversal: (caller, { deps }) => {
    const body = { basis: 'COURT', documentNumber: '（2021）虚01行初1号', note: NOTE } as const;
    return proposeReversal({ ...asStaff(caller), params, body }, deps);
  },
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
}

export function decide(kind: TaskKind, outcome: TaskOutcome): Call<StaffCaller> {
  const taskId = taskIdOf(CASE_ID, kind);
  const reasons =
    kind === 'MANUAL_VERIFICATION' && outcome === 'REFUSE' ? { reasons: ['IDENTITY_MISMATCH' as const] } : {};
  const body = aDecision(kind, { outcome, ...reasons });
  return (caller, { deps }) => decideTask({ ...asStaff(caller), params: { taskId }, body }, deps);
}

export const DECISION_ACTIONS: readonly (StaffAction & { readonly task: TaskKind })[] = TASK_KINDS.flatMap((kind) => {
  const { outcomes, ...who } = DECISIONS[kind];
  return TASK_OUTCOMES.flatMap((outcome) => {
    const what = outcomes[outcome];
    if (!what) return [];
    return [{ name: `${kind} ${outcome}`, row: { ...who, ...what }, task: kind, call: decide(kind, outcome) }];
  });
});

export const STAFF_ACTIONS: readonly StaffAction[] = [
  ...DECISION_ACTIONS,
  ...(Object.keys(STAFF_ROUTES) as (keyof typeof STAFF_ROUTES)[]).map((name) => ({
    name,
    row: STAFF_ROUTES[name],
    task: name === 'extendTask' ? ('OBJECTION_REVIEW' as const) : undefined,
    call: STAFF_CALLS[name],
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
