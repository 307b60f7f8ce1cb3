import type { AuditEvent } from '../../shared/domain/audit-event.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { refuseObjection } from '../../shared/domain/case/objection.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { RegisterUnansweredError } from '../../shared/domain/errors.ts';
import { dateOf, instantOf } from '../../shared/domain/instant.ts';
import { filedAt, type NotAdmittedGround, type Objection } from '../../shared/domain/objection.ts';
import type { IdentityRegister } from '../../shared/ports/identity-register.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { ObjectionStore } from '../../shared/table/objection-store.ts';
import { isOpenToObjections, marksExpireAt, type OpenToObjections } from './marks.ts';

export interface AdmitObjectionDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly records: Pick<CaseRecordStore, 'objection'>;
  readonly objections: Pick<ObjectionStore, 'objectedBy' | 'admit'>;
  readonly register: IdentityRegister;
  readonly now: () => Date;
}

/**
 * Asks the identity register for the objector of an objection that was just filed. Admits the objection, or records why
 * it is not admitted; the case then has an event OBJECTION_NOT_ADMITTED with the objection's id.
 *
 * The other grounds are looked for only after the register's yes. Otherwise a ground that needs no register would be
 * known sooner, and the receipt would tell it.
 *
 * @throws RegisterUnansweredError where the register gave no answer: the stream delivers the event again
 */
export async function admitObjection(event: AuditEvent, deps: AdmitObjectionDeps): Promise<void> {
  const pending = await pendingObjection(event, deps);
  if (!pending) return;
  const { objectorName: name, objectorIdNumber: idNumber, receivedAt } = pending.objection;
  // Who had died before it was received did not write it.
  const aliveOn = beijingDate(dateOf(receivedAt));
  const found = await deps.register.checkIdentity({ name, idNumber, aliveOn });
  if (found.outcome === 'no-answer') throw new RegisterUnansweredError(`objector: ${found.fault}`);
  await deps.applications.retryOnConflict(async () => {
    const current = await pendingObjection(event, deps);
    if (!current) return;
    const { application, objection } = current;
    const ground = found.outcome === 'no' ? 'IDENTITY' : await groundAgainst(current, deps);
    if (ground === undefined) return deps.objections.admit(application, objection, marksExpireAt(objection));
    await deps.applications.write(refuseObjection(application, objection, { ground, at: instantOf(deps.now()) }));
  });
}

interface Pending {
  readonly application: OpenToObjections;
  readonly objection: Objection;
}

/** The objection of an event, where its admission is open; a decided or withdrawn case needs no answer any more. */
async function pendingObjection(
  { applicationId, objectionId }: AuditEvent,
  { applications, records }: AdmitObjectionDeps,
): Promise<Pending | undefined> {
  if (objectionId === undefined) return undefined;
  const application = await applications.byId(applicationId);
  if (!isOpenToObjections(application)) return undefined;
  const objection = await records.objection(application, objectionId);
  const isOpen = objection && !objection.identityVerified && !objection.notAdmitted;
  return isOpen && !isDismissed(application, objection) ? { application, objection } : undefined;
}

/** Whether it was dismissed with others before its name was checked: it stops nothing any more. */
function isDismissed({ dismissed }: Application, objection: Objection): boolean {
  return dismissed !== undefined && filedAt(objection) <= dismissed.at;
}

async function groundAgainst(
  { application, objection }: Pending,
  { objections }: AdmitObjectionDeps,
): Promise<NotAdmittedGround | undefined> {
  const { objectorIdNumber: idNumber } = objection;
  if (idNumber === application.applicant.idNumber) return 'APPLICANT';
  const first = await objections.objectedBy(objection, { idNumber });
  return first === undefined || first === objection.objectionId ? undefined : 'REPEATED';
}
