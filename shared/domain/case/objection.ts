import { type Actor, PUBLIC, SYSTEM } from '../actor.ts';
import type { Instant } from '../instant.ts';
import type { NotAdmittedGround, Objection } from '../objection.ts';
import type { Extension, Task } from '../task.ts';
import { type Application, type ApplicationIn, countedObjections } from './application.ts';
import { type Change, changeBy } from './change.ts';
import { decidedBy, decisionBy, refused, type StaffDecision, type StaffRefusal } from './staff-decision.ts';

/**
 * An objection is stored with the case still publicised, so the close and an objection never both come first.
 *
 * @source Guide §3
 */
export function fileObjection(application: Application, objection: Objection): Change {
  const { objectionId, receivedAt: at } = objection;
  const effects = [{ kind: 'STORE_OBJECTION', objection }] as const;
  return changeBy(
    { application, event: 'OBJECTION_FILED', actor: PUBLIC, at, objectionId, effects },
    // The phase stays, and so does the form of the case.
    (before, fields) => ({ ...before, ...fields, objectionCount: before.objectionCount + 1 }) as Application,
  );
}

/** When the objections must have been decided, and by when a run of the workflow must have begun. */
export interface ObjectionDates {
  readonly objectionsDueAt: Instant;
  readonly nextDueAt: Instant;
}

/**
 * Staff key an objection that was received in the window. After the close it stops the payment that is not ordered yet,
 * by a run of the workflow of its own.
 *
 * @param objection with how and when it was keyed
 * @throws ServiceError WRONG_PHASE in any phase in which an objection can no longer stop anything
 * @source Guide §3
 */
export function keyObjection(
  application: Application,
  objection: Objection & Required<Pick<Objection, 'keyed'>>,
  dates: ObjectionDates,
): Change {
  const { objectionId, keyed } = objection;
  const actor: Actor = { kind: 'staff', staffId: keyed.by };
  const effects = [{ kind: 'STORE_OBJECTION', objection }] as const;
  return changeBy(
    { application, event: 'OBJECTION_FILED', actor, at: keyed.at, objectionId, effects },
    (before, fields) => {
      const filed = { ...before, ...fields, objectionCount: before.objectionCount + 1 };
      // Anywhere else the phase stays, and so does the form of the case.
      if (before.phase !== 'PAYING') return filed as Application;
      return { ...filed, ...dates, workflowRun: before.workflowRun + 1 } as ApplicationIn<'OBJECTION_REVIEW'>;
    },
  );
}

/**
 * An objection turns out not to be admissible. It stays on record, and does not count at the close.
 *
 * @source Default
 */
export function refuseObjection(
  application: Application,
  objection: Objection,
  { ground, at }: { readonly ground: NotAdmittedGround; readonly at: Instant },
): Change {
  const { objectionId } = objection;
  const effects = [{ kind: 'REFUSE_OBJECTION', objection: { ...objection, notAdmitted: { ground, at } } }] as const;
  return changeBy(
    { application, event: 'OBJECTION_NOT_ADMITTED', actor: SYSTEM, at, objectionId, effects },
    // The phase stays, and so does the form of the case.
    (before, fields) => ({ ...before, ...fields, notAdmittedCount: (before.notAdmittedCount ?? 0) + 1 }) as Application,
  );
}

/** The publicity period ended with at least one objection that counts. @source Guide §3 */
export function openObjectionReview(application: Application, objectionsDueAt: Instant, at: Instant): Change {
  return changeBy({ application, event: 'OBJECTION_REVIEW_OPENED', actor: SYSTEM, at }, (before, fields) => ({
    ...before,
    ...fields,
    objectionsDueAt,
    nextDueAt: objectionsDueAt,
  }));
}

/**
 * The supervisor takes longer over the objections, once.
 *
 * @throws ServiceError WRONG_PHASE where they are not under review
 * @source policy data (10 working days after the close in all)
 */
export function extendObjectionReview(
  application: Application,
  { task, extension, dueAt }: { readonly task: Task; readonly extension: Extension; readonly dueAt: Instant },
): Change {
  const { extendedBy: staffId, extendedAt: at } = extension;
  const effects = [{ kind: 'EXTEND_TASK', task: { ...task, dueAt, extension } }] as const;
  return changeBy(
    { application, event: 'OBJECTION_REVIEW_EXTENDED', actor: { kind: 'staff', staffId }, at, effects },
    (before, fields) => ({ ...before, ...fields, objectionsDueAt: dueAt, nextDueAt: dueAt }),
  );
}

/** Every objection that counted is dismissed: none of them stands in the way any more. @source Guide §3 */
export function dismissObjections(application: Application, made: StaffDecision): Change {
  return changeBy(
    decisionBy('OBJECTION_DISMISSED', application, made),
    ({ objectionsDueAt: _, ...before }, fields) => ({
      ...before,
      ...fields,
      ...decidedBy(application, made),
      dismissed: {
        count: (before.dismissed?.count ?? 0) + countedObjections(application),
        at: made.decision.decidedAt,
      },
    }),
  );
}

/** @source Guide §3 */
export function upholdObjections(application: Application, made: StaffRefusal): Change {
  return changeBy(decisionBy('OBJECTION_UPHELD', application, made), ({ objectionsDueAt: _, ...before }, fields) => ({
    ...before,
    ...fields,
    ...decidedBy(application, made),
    ...refused(made),
  }));
}

/**
 * What somebody reports of an entry outside its window, or once the payment is ordered, goes to a supervisor. It stops
 * nothing: the case stays as it is, also one that has ended.
 *
 * @param task with the complaint
 */
export function fileComplaint(application: Application, task: Task, staffId: string): Change {
  const effects = [{ kind: 'OPEN_TASK', task }] as const;
  return changeBy(
    { application, event: 'COMPLAINT_FILED', actor: { kind: 'staff', staffId }, at: task.openedAt, effects },
    // The phase stays, and so does the form of the case.
    (before, fields) => ({ ...before, ...fields }) as Application,
  );
}

/** A supervisor has looked into a complaint. What follows from it is another action. */
export function decideComplaint(application: Application, made: StaffDecision): Change {
  return changeBy(
    decisionBy('COMPLAINT_DECIDED', application, made),
    // The phase stays, and so does the form of the case. Nobody waits for the answer.
    (before, fields) => ({ ...before, ...fields }) as Application,
  );
}
