import type * as z from 'zod/mini';
import type { recordRepaymentRoute, repaymentBody } from '../../shared/contracts/recovery.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { recordRepayment as recordInCase } from '../../shared/domain/case/recovery.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { type FieldError, ServiceError } from '../../shared/domain/errors.ts';
import { dateOf, instantOf } from '../../shared/domain/instant.ts';
import { yuan } from '../../shared/domain/money.ts';
import { type Recovery, restOf } from '../../shared/domain/recovery.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { RecoveryStore } from '../../shared/table/recovery-store.ts';
import { presentRecovery } from '../apply/present-recovery.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { recoveryFor, requireDecided, requireNoPartIn } from './decided-recovery.ts';

type Route = typeof recordRepaymentRoute;
type Body = z.output<typeof repaymentBody>;

export interface RecordRepaymentDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly recoveries: Pick<RecoveryStore, 'byId'>;
  /** The keyed hash of an ID number. */
  readonly personOf: (idNumber: string) => string;
  readonly now: () => Date;
}

/**
 * A payer who neither opened nor decided a recovery records money that came back. The same reference again changes
 * nothing, whoever sends it.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION, SECOND_STAGE; WRONG_PHASE where it was not
 *   decided or is over, more comes back than is still out, or the reference stands for another repayment; VALIDATION
 *   where the day lies ahead or before the payment
 * @source 民法典 985
 */
export async function recordRepayment(
  { caller, params, body }: HttpRequest<Route>,
  { applications, recoveries, personOf, now }: RecordRepaymentDeps,
): Promise<Reply<Route>> {
  const recorded = await applications.retryOnConflict(async () => {
    const { application, recovery } = await recoveryFor(caller, 'payer', params, { applications, recoveries });
    requireNoPartIn(recovery, application, { person: personOf(caller.idNumber), staffId: caller.subject });
    const earlier = recovery.repayments.find(({ reference }) => reference === body.reference);
    if (earlier) {
      if (earlier.amountFen === body.amountFen && earlier.receivedOn === body.receivedOn) return recovery;
      throw conflict({ pointer: '/reference', message: '此流水号已登记过，金额或到账日期与本次不同，请核对。' });
    }
    requireDecided(recovery);
    const moment = now();
    requireFittingDay(body, application, moment);
    const rest = restOf(recovery);
    if (body.amountFen > rest) {
      throw conflict({ pointer: '/amountFen', message: `还款金额不能超过尚未归还的金额（${yuan(rest)}）` });
    }
    const repayment = { ...body, recordedBy: caller.subject, recordedAt: instantOf(moment) };
    const change = recordInCase(application, { recovery, repayment });
    await applications.write(change);
    return changedRecovery(change) ?? recovery;
  });
  return { body: presentRecovery(recorded) };
}

/** The recovery as a change leaves it. */
export function changedRecovery({ effects }: ReturnType<typeof recordInCase>): Recovery | undefined {
  return effects.flatMap((effect) => (effect.kind === 'CHANGE_RECOVERY' ? [effect.recovery] : []))[0];
}

function conflict(error: FieldError): ServiceError {
  return new ServiceError('WRONG_PHASE', 'the repayment does not fit', { errors: [error] });
}

/** @throws ServiceError VALIDATION */
function requireFittingDay({ receivedOn }: Body, application: Application, moment: Date): void {
  const paidOn = 'paidAt' in application ? beijingDate(dateOf(application.paidAt)) : undefined;
  const tooLate = receivedOn > beijingDate(moment) && '到账日期不能晚于今天';
  const tooEarly = paidOn !== undefined && receivedOn < paidOn && '到账日期不能早于补贴支付的日期';
  const message = tooLate || tooEarly;
  if (message) throw new ServiceError('VALIDATION', 'no such day', { errors: [{ pointer: '/receivedOn', message }] });
}
