import { ServiceError } from '../../shared/domain/errors.ts';
import type { Objection } from '../../shared/domain/objection.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { StaffCaller } from '../http/caller.ts';

/**
 * Keeps staff from deciding an objection that they filed, by the subject of their token, their ID number or their name.
 *
 * An objection whose name is proven false does not count: whoever wants another supervisor could file it.
 *
 * @throws ServiceError OWN_OBJECTION
 * @source domain rules, People: no one decides on an objection they filed
 */
export function requireNotObjector(caller: StaffCaller, objections: readonly Objection[]): void {
  const isOwn = objections
    .filter(({ notAdmitted }) => notAdmitted?.ground !== 'IDENTITY')
    .some(
      ({ objectorSubject, objectorIdNumber, objectorName }) =>
        objectorSubject === caller.subject || objectorIdNumber === caller.idNumber || objectorName === caller.name,
    );
  if (isOwn) throw new ServiceError('OWN_OBJECTION', 'the caller is, or may be, an objector');
}

/**
 * Keeps staff from deciding a complaint that they made, by their ID number or their name.
 *
 * @throws ServiceError OWN_OBJECTION
 * @source domain rules, People: no one decides on an objection they filed
 */
export function requireNotComplainant(caller: StaffCaller, { request }: Pick<Task, 'request'>): void {
  if (request?.kind !== 'COMPLAINT') return;
  if (request.idNumber === caller.idNumber || request.name === caller.name) {
    throw new ServiceError('OWN_OBJECTION', 'the caller is, or may be, the complainant');
  }
}
