import type { Change } from '../../shared/domain/case/change.ts';
import { leavesHeirsPayee, withoutHeirsPayee } from '../../shared/domain/case/death.ts';
import { deathOf, diedBeforeSubmission } from '../../shared/domain/death.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { ReasonCode } from '../../shared/domain/reason-code.ts';
import { unfit } from './decision-checks.ts';
import type { Decided, DecisionDeps, DecisionRequest } from './decision-request.ts';

/**
 * Once a death is recorded, nobody can correct anything. Who had died before the day of the submission gets nothing;
 * who died later has earned the subsidy, so that the death is no reason against it.
 *
 * @throws ServiceError WRONG_PHASE for an outcome that is not possible any more; VALIDATION for a reason that is wrong
 * @source 民法典 13, 1122
 */
export function requirePossibleAfterDeath(
  { body: { outcome }, task, application }: DecisionRequest,
  reasons: readonly ReasonCode[],
): void {
  if (!deathOf(application) || task.request?.kind === 'SECOND_LOOK') return;
  const diedBefore = diedBeforeSubmission(application);
  if (outcome === 'APPROVE' && diedBefore) {
    throw impossible('申请人在申报之日前已经去世，不能通过；请以申请人已去世为由作出不予通过的决定。');
  }
  if (outcome === 'REQUEST_CORRECTION') throw impossible('申请人已去世，不能再补正；请按现有材料作出决定。');
  if (reasons.includes('DECEASED') && !diedBefore) {
    throw unfit({ pointer: '/reasons', message: '申请人在申报之后去世的，补贴由继承人领取，不能以此为由不予通过' });
  }
}

function impossible(message: string): ServiceError {
  return new ServiceError('WRONG_PHASE', 'the applicant has died', { errors: [{ pointer: '/outcome', message }] });
}

/** With the end of a case, or of the record of a death, the question to a payer about the heirs is taken back. */
export async function settlingHeirs(
  decided: Decided,
  { application }: DecisionRequest,
  { tasks }: DecisionDeps,
): Promise<Decided> {
  if (!isChange(decided) || !leavesHeirsPayee(decided)) return decided;
  const open = (await tasks.ofCase(application)).filter(
    ({ kind, status }) => kind === 'HEIRS_PAYEE' && status === 'OPEN',
  );
  return withoutHeirsPayee(decided, open);
}

function isChange(decided: Decided): decided is Change {
  return !('admitted' in decided);
}
