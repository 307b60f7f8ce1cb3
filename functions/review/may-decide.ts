import type { Application } from '../../shared/domain/case/application.ts';
import { hasDecidedOtherStage } from '../../shared/domain/case/decider.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { hadHandInDeath } from '../../shared/domain/death.ts';
import { deputisingFor } from '../../shared/domain/delegation.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { type Hand, isSameHand } from '../../shared/domain/hand.ts';
import type { Objection } from '../../shared/domain/objection.ts';
import type { StaffProfile } from '../../shared/domain/staff-profile.ts';
import type { Task } from '../../shared/domain/task.ts';
import { ROLE_FOR_KIND, type TaskKind } from '../../shared/domain/task-kind.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { DelegationStore } from '../../shared/table/delegation-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import type { StaffCaller } from '../http/caller.ts';
import { requireNotComplainant, requireNotObjector } from './own-objection.ts';

export interface MayDecideDeps {
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly records: Pick<CaseRecordStore, 'objections'>;
  readonly delegations: Pick<DelegationStore, 'endingFrom' | 'profile'>;
  /** The keyed hash of an ID number. */
  readonly personOf: (idNumber: string) => string;
  readonly now: () => Date;
}

/** A person and account that a decision counts for. */
export type Represented = Hand;

/** @throws ServiceError WRONG_ROLE where the caller's role does not decide such tasks */
export function requireDecidingRole({ roles }: StaffCaller, { kind }: Pick<Task, 'kind'>): void {
  if (!roles.includes(ROLE_FOR_KIND[kind])) throw new ServiceError('WRONG_ROLE', 'not this role');
}

/**
 * Keeps from a task whoever decided another stage of the case, asked for the task, recorded the death that it is about,
 * or objected or complained; and a deputy also where the absent colleague is kept from it.
 *
 * @returns the absent colleagues whose deputy the caller is for such a task
 * @throws ServiceError SECOND_STAGE, OWN_OBJECTION; DEPUTY_BARRED
 * @source domain rules, People; docs/adr/0052-a-deputy-is-bound-for-two.md
 */
export async function requireUnbarred(
  caller: StaffCaller,
  { application, task }: { readonly application: Application; readonly task: Task },
  deps: MayDecideDeps,
): Promise<readonly Represented[]> {
  const { tasks, records, delegations, personOf, now } = deps;
  const decider = { person: personOf(caller.idNumber), staffId: caller.subject };
  const [asked, objections, known] = await Promise.all([
    WITHOUT_A_PART.has(task.kind) ? tasks.ofCase(application) : [task],
    SETTLES_OBJECTIONS.has(task.kind) ? records.objections(application) : [],
    delegations.endingFrom(beijingDate(now())),
  ]);
  if (hasDecidedOtherStage(application.deciders, task.kind, decider)) {
    throw new ServiceError('SECOND_STAGE', 'decided another stage');
  }
  if (asked.some((each) => isAskedBy(each, decider))) throw new ServiceError('SECOND_STAGE', 'asked for it');
  if (hasRecordedDeath(application, task, decider)) throw new ServiceError('SECOND_STAGE', 'recorded the death');
  requireNotObjector(caller, objections);
  requireNotComplainant(caller, task);
  const of = { deputy: caller.subject, kind: task.kind, agency: task.agency, on: beijingDate(now()) };
  const absent = [...new Set(deputisingFor(known, of).map(({ from }) => from))];
  const profiles = await Promise.all(absent.map((staffId) => delegations.profile(staffId)));
  return absent.map((staffId, index) => {
    // No hash has a colon, so a person who is not known is nobody else.
    const colleague = { person: `unknown:${staffId}`, name: '', ...profiles[index], staffId };
    if (isBarred(colleague, { application, task, asked, objections }, personOf)) {
      throw new ServiceError('DEPUTY_BARRED', 'the absent colleague is barred');
    }
    return { person: colleague.person, staffId };
  });
}

interface CaseFacts {
  readonly application: Application;
  readonly task: Task;
  readonly asked: readonly Task[];
  readonly objections: readonly Objection[];
}

/**
 * Whether an absent colleague could not decide a task. Of one who never claimed or decided anything, only the account
 * is known.
 */
function isBarred(
  absent: Pick<StaffProfile, 'staffId' | 'name' | 'person'>,
  { application, task, asked, objections }: CaseFacts,
  personOf: (idNumber: string) => string,
): boolean {
  const is = (who: { readonly subject?: string | undefined; readonly idNumber: string; readonly name: string }) =>
    who.subject === absent.staffId || personOf(who.idNumber) === absent.person || who.name === absent.name;
  const { applicant, applicantSubject, deciders, heirsPayee } = application;
  return (
    is({ ...applicant, subject: applicantSubject }) ||
    (heirsPayee !== undefined && is(heirsPayee.heir)) ||
    hasDecidedOtherStage(deciders, task.kind, absent) ||
    hasRecordedDeath(application, task, absent) ||
    asked.some((each) => isAskedBy(each, absent)) ||
    objections
      .filter(({ notAdmitted }) => notAdmitted?.ground !== 'IDENTITY')
      .some(({ objectorSubject, objectorIdNumber, objectorName }) =>
        is({ subject: objectorSubject, idNumber: objectorIdNumber, name: objectorName }),
      ) ||
    (task.request?.kind === 'COMPLAINT' && is(task.request))
  );
}

/** The kinds whose decision is also an answer to the objections: a revoked approval leaves nothing to object to. */
const SETTLES_OBJECTIONS: ReadonlySet<TaskKind> = new Set(['OBJECTION_REVIEW', 'SUSPENSION_REVIEW']);

/** Whoever decides these had no part in the case before: not even by pulling its entry. */
const WITHOUT_A_PART: ReadonlySet<TaskKind> = new Set([
  'RECONSIDERATION',
  'REVERSAL',
  'VERIFICATION_SECOND_LOOK',
  'FUND_SECOND_LOOK',
  'DISAGREEMENT',
  'HEIRS_PAYEE',
]);

/** Whether the task decides on what the same person or account recorded of a death, or of the heirs. */
function hasRecordedDeath(application: Application, { kind }: Task, hand: Hand): boolean {
  return (kind === 'SUSPENSION_REVIEW' || kind === 'HEIRS_PAYEE') && hadHandInDeath(application, hand);
}

/** Whether a task was put before staff by the same person or account, as a suspension by who pulled the entry. */
function isAskedBy({ request }: Task, hand: Hand): boolean {
  const askedBy = request && 'askedBy' in request ? request.askedBy : undefined;
  return askedBy !== undefined && isSameHand(askedBy, hand);
}
