import type { StaffRole } from '../../shared/domain/actor.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { type Hand, isSameHand } from '../../shared/domain/hand.ts';
import { isOpenRecovery, type Recovery } from '../../shared/domain/recovery.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { RecoveryStore } from '../../shared/table/recovery-store.ts';
import type { StaffCaller } from '../http/caller.ts';
import { staffCase } from '../review/staff-case.ts';

export interface DecidedRecoveryDeps {
  readonly applications: Pick<ApplicationStore, 'byId'>;
  readonly recoveries: Pick<RecoveryStore, 'byId'>;
}

/**
 * A recovery that a member of staff goes on with, and its paid case.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION; WRONG_PHASE where the case is not paid
 */
export async function recoveryFor(
  caller: StaffCaller,
  role: StaffRole,
  { applicationId, recoveryId }: { readonly applicationId: string; readonly recoveryId: string },
  { applications, recoveries }: DecidedRecoveryDeps,
): Promise<{ readonly application: Application; readonly recovery: Recovery }> {
  const application = await staffCase(caller, applicationId, applications);
  if (!caller.roles.includes(role)) throw new ServiceError('WRONG_ROLE', 'not this role');
  if (application.phase !== 'PAID') throw new ServiceError('WRONG_PHASE', 'nothing was paid');
  const recovery = await recoveries.byId(application, recoveryId);
  if (!recovery) throw new ServiceError('NOT_FOUND', 'no such recovery');
  return { application, recovery };
}

/**
 * Keeps out whoever opened a recovery or decided it, by person and by account.
 *
 * @throws ServiceError SECOND_STAGE
 */
export function requireNoPartIn({ openedBy }: Recovery, { deciders }: Application, hand: Hand): void {
  const involved = [openedBy, ...deciders.filter(({ stage }) => stage === 'RECOVERY')];
  if (involved.some((one) => isSameHand(one, hand))) {
    throw new ServiceError('SECOND_STAGE', 'opened or decided it');
  }
}

/** @throws ServiceError WRONG_PHASE where it was not decided yet, or is over */
export function requireDecided(recovery: Recovery): void {
  if (recovery.order && isOpenRecovery(recovery)) return;
  const message = recovery.order || recovery.decided ? '此项追缴已经办结。' : '此项追缴尚未作出决定。';
  throw new ServiceError('WRONG_PHASE', 'not decided, or over', { errors: [{ pointer: '', message }] });
}
