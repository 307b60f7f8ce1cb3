import { decideRecovery, dropRecovery } from '../../shared/domain/case/recovery.ts';
import { addDays, beijingDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { type FieldError, ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { totalFen, yuan } from '../../shared/domain/money.ts';
import { isHeard, type Recovery, type RecoveryOrder } from '../../shared/domain/recovery.ts';
import { policyById } from '../../shared/policy/policies.ts';
import { unfit } from './decision-checks.ts';
import { type DecisionDeps, type DecisionRequest, type DecisionsOfKind, numbered } from './decision-request.ts';

/**
 * A supervisor who did not open a recovery decides it: what is to be paid back and by when, or nothing. Against the
 * applicant only once a statement has come, or the time for it is over.
 *
 * @source 民法典 985–988; hearing: Default
 */
export const recoveryDecisions: DecisionsOfKind = {
  RECOVER: async (made, request, deps) => {
    const recovery = await recoveryOf(request, deps);
    requireHeard(recovery, request);
    const order = made.decision.recovery;
    if (!order) throw unfit({ pointer: '/recovery', message: '请填写追缴金额和还款期限' });
    requireFitting(order, recovery, request);
    const { documentNumber } = await numbered(made, request, deps);
    return decideRecovery(request.application, { ...made, recovery, order, documentNumber });
  },
  DROP: async (made, request, deps) =>
    dropRecovery(request.application, { ...made, recovery: await recoveryOf(request, deps) }),
};

async function recoveryOf({ task, application }: DecisionRequest, { recoveries }: DecisionDeps): Promise<Recovery> {
  const { request } = task;
  const recovery = request?.kind === 'RECOVERY' && (await recoveries.byId(application, request.recoveryId));
  if (!recovery) throw new RangeError('a task without its recovery');
  return recovery;
}

/** @throws ServiceError WRONG_PHASE */
function requireHeard(recovery: Recovery, { moment }: DecisionRequest): void {
  if (isHeard(recovery, instantOf(moment))) return;
  const errors = [{ pointer: '/outcome', message: '申请人尚未陈述，陈述期限未满，暂不能作出追缴决定。' }];
  throw new ServiceError('WRONG_PHASE', 'not heard yet', { errors });
}

/** @throws ServiceError VALIDATION with every field that is wrong */
function requireFitting(order: RecoveryOrder, { askedFen }: Recovery, { application, moment }: DecisionRequest): void {
  const { amountFen, repayBy, instalments } = order;
  const today = beijingDate(moment);
  const days = policyById(application.terms.policyId)?.recoveryRepaymentDays ?? 0;
  const lastDay = addDays(today, days);
  const errors: FieldError[] = [];
  if (amountFen > askedFen) {
    errors.push({ pointer: '/recovery/amountFen', message: `不能超过告知的追缴金额（${yuan(askedFen)}）` });
  }
  if (repayBy <= today) errors.push({ pointer: '/recovery/repayBy', message: '还款期限应在今天之后' });
  if (repayBy > lastDay) errors.push({ pointer: '/recovery/repayBy', message: `还款期限不得超过${days}日` });
  errors.push(...instalmentErrors(order, today));
  if (totalFen(instalments.map((each) => each.amountFen)) !== amountFen) {
    errors.push({ pointer: '/recovery/instalments', message: '各期金额之和应等于追缴金额' });
  }
  if (errors.length > 0) throw unfit(...errors);
}

/** Instalments follow each other, the first after today, the last on the day by which all is to be paid. */
function instalmentErrors({ instalments, repayBy }: RecoveryOrder, today: CivilDate): readonly FieldError[] {
  const errors = instalments.flatMap(({ dueOn }, index) => {
    const before = instalments[index - 1]?.dueOn ?? today;
    return dueOn > before
      ? []
      : [{ pointer: `/recovery/instalments/${index}/dueOn`, message: '各期日期应在今天之后，并依次在后' }];
  });
  if (instalments.at(-1)?.dueOn === repayBy) return errors;
  return [...errors, { pointer: '/recovery/repayBy', message: '还款期限应为最后一期的日期' }];
}
