import type { StaffCaller } from '../../../functions/http/caller.ts';
import { concludeRecovery } from '../../../functions/recovery/conclude-recovery.ts';
import { openRecovery } from '../../../functions/recovery/open-recovery.ts';
import { recordRepayment } from '../../../functions/recovery/record-repayment.ts';
import { stateInRecovery } from '../../../functions/recovery/state-in-recovery.ts';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { recoveryBody, repaymentBody } from '../../../shared/contracts/recovery.ts';
import { type DecisionBody, decisionBody } from '../../../shared/contracts/review.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { bodyOf } from '../../support/answers.ts';
import { EXPLANATION } from '../../support/decisions.ts';
import { aStaffMember, asApplicant, asStaff, type Person } from '../../support/people.ts';
import type { aService } from '../../support/service.ts';

type Service = Awaited<ReturnType<typeof aService>>;

export const opener = aStaffMember('supervisor', { subject: 'staff-opener' });
export const judge = aStaffMember('supervisor', { subject: 'staff-judge' });
export const cashier = aStaffMember('payer', { subject: 'staff-cashier' });
export const WORDS = '本人符合全部申领条件，请再次核实。';

/** What staff and the applicant of a paid case do about its recovery. */
export function recoveryDesk({ deps, stored }: Pick<Service, 'deps' | 'stored'>) {
  const latest = async (applicationId: string) => {
    const recovery = (await deps.recoveries.ofCase(await stored.application(applicationId))).at(-1);
    if (!recovery) throw new Error(`${applicationId} has no recovery`);
    return recovery;
  };
  const params = async (applicationId: string) => ({
    applicationId,
    recoveryId: (await latest(applicationId)).recoveryId,
  });
  const desk = {
    latest,
    open: async (applicationId: string, asked: object = {}, caller: StaffCaller = opener, idempotencyKey?: string) => {
      const usual = { amountFen: 250_000, ground: 'NOT_ENTITLED', explanation: EXPLANATION };
      const body = recoveryBody.parse({ ...usual, ...asked });
      return bodyOf(await openRecovery({ ...asStaff(caller), params: { applicationId }, body, idempotencyKey }, deps));
    },
    state: async (person: Person, applicationId: string, text = WORDS) => {
      const of = await params(applicationId);
      return bodyOf(await stateInRecovery({ ...asApplicant(person), params: of, body: { text } }, deps));
    },
    decide: async (
      applicationId: string,
      decided: Partial<DecisionBody> = {},
      caller: StaffCaller = judge,
      round = 1,
    ) => {
      const taskId = taskIdOf(applicationId, 'RECOVERY', round);
      const recovery = { amountFen: 250_000, repayBy: '2021-08-31' };
      const usual = { outcome: 'RECOVER', explanation: EXPLANATION };
      const isRecovered = (decided.outcome ?? 'RECOVER') === 'RECOVER';
      const body = decisionBody.parse({ ...usual, ...(isRecovered && { recovery }), ...decided });
      return bodyOf(await decideTask({ ...asStaff(caller), params: { taskId }, body }, deps));
    },
    repay: async (applicationId: string, paid: object = {}, caller: StaffCaller = cashier) => {
      const of = await params(applicationId);
      const usual = { amountFen: 250_000, reference: 'BANK-0001', receivedOn: '2021-07-06' };
      const body = repaymentBody.parse({ ...usual, ...paid });
      return bodyOf(await recordRepayment({ ...asStaff(caller), params: of, body }, deps));
    },
    conclude: async (applicationId: string, status: 'TRANSFERRED' | 'CLOSED', caller: StaffCaller = judge) => {
      const of = await params(applicationId);
      const body = { status, explanation: EXPLANATION };
      return bodyOf(await concludeRecovery({ ...asStaff(caller), params: of, body }, deps));
    },
    /** Opened, stated on and decided; the clock then stands on a Tuesday in July, after the hearing. */
    decided: async (person: Person, applicationId: string, asked: object = {}, recovery?: DecisionBody['recovery']) => {
      deps.clock.set('2021-07-05T10:00:00+08:00');
      await desk.open(applicationId, asked);
      await desk.state(person, applicationId);
      deps.clock.set('2021-07-06T10:00:00+08:00');
      await desk.decide(applicationId, recovery ? { recovery } : {});
    },
  };
  return desk;
}
