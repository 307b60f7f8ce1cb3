import { type Actor, APPLICANT, SYSTEM } from '../actor.ts';
import { recipientOf, withoutDeath } from '../death.ts';
import { ServiceError } from '../errors.ts';
import type { Instant } from '../instant.ts';
import type { PaymentReturn } from '../payment-return.ts';
import type { Statement, Suspension } from '../suspension.ts';
import type { Task } from '../task.ts';
import type { Application, ApplicationIn } from './application.ts';
import { type Change, changeBy, type Effect } from './change.ts';
import {
  decidedBy,
  decisionBy,
  type Publication,
  refused,
  type StaffDecision,
  type StaffRefusal,
} from './staff-decision.ts';
import { withdrawnEntry } from './withdraw.ts';

/** What only the phase before has. */
type Left = { readonly objectionsDueAt?: Instant; readonly paymentReturn?: PaymentReturn };

/** What a suspension sets, and the tasks that it opens and takes back. */
export interface SuspensionFacts {
  readonly suspension: Omit<Suspension, 'from'>;
  /** For a supervisor: lift it or revoke the approval. */
  readonly task: Task;
  /** The review of objections that was open. A lift leads to a new window, at whose close it is opened anew. */
  readonly openReview: Task | undefined;
}

/**
 * An approved case is pulled before its payment: by staff, or because a register said no before the payment. A visible
 * entry leaves its notice in the same write.
 *
 * The caller makes sure that no order is out: the case alone does not tell a payment that was returned from one whose
 * result is still to come.
 *
 * @param by who pulled it; the system where a register said no
 * @throws ServiceError WRONG_PHASE where it is not approved, or is paid or over
 * @source Default
 */
export function suspend(
  application: Application,
  { suspension, task, openReview }: SuspensionFacts,
  by: Actor & { readonly kind: 'staff' | 'system' } = SYSTEM as Actor & { readonly kind: 'system' },
): Change {
  const effects: readonly Effect[] = [
    { kind: 'OPEN_TASK', task },
    ...(openReview ? [{ kind: 'CANCEL_TASK', task: { ...openReview, status: 'CANCELLED' } } as const] : []),
    ...pulledEntry(application),
  ];
  return changeBy({ application, event: 'SUSPENDED', actor: by, at: suspension.at, effects }, (before, fields) =>
    pulledCase(before, { ...before, ...fields }, suspension),
  );
}

/** The entry of a case leaves its notice where it is visible. */
export function pulledEntry(application: Application): readonly Effect[] {
  return application.phase === 'PUBLICISED' ? [withdrawnEntry(application)] : [];
}

/**
 * A case as it is once it was pulled.
 *
 * @param fields of the case, with those that the event sets
 */
export function pulledCase(
  { phase }: Application,
  fields: object,
  suspension: SuspensionFacts['suspension'],
): ApplicationIn<'SUSPENDED'> {
  const { objectionsDueAt: _, paymentReturn: __, ...kept }: Left = fields;
  return {
    ...kept,
    suspension: { ...suspension, from: phase },
    nextDueAt: suspension.dueAt,
  } as ApplicationIn<'SUSPENDED'>;
}

/**
 * The applicant says something about the suspension, once, while there is time.
 *
 * @throws ServiceError WRONG_PHASE where nothing is suspended
 * @source Default
 */
export function makeStatement(
  application: Application,
  { statement, task }: { readonly statement: Statement; readonly task: Task },
): Change {
  const effects = [{ kind: 'STATE_IN_TASK', task: { ...task, statement } }] as const;
  return changeBy(
    { application, event: 'STATEMENT_MADE', actor: APPLICANT, at: statement.at, effects },
    // The phase stays, and so does the form of the case.
    (before, fields) =>
      ({ ...before, ...fields, suspension: { ...before.suspension, statement } }) as ApplicationIn<'SUSPENDED'>,
  );
}

/**
 * The suspension was not justified: a case that was to be paid is paid, unless an objection has come meanwhile; any
 * other goes on the public notice for a window anew.
 *
 * @param publication its dates; undefined where its year has no holiday data yet, or it goes back to the payment
 * @param strikesDeath whether the death of the applicant was recorded wrongly, so that the applicant is paid
 * @throws ServiceError WRONG_PHASE where nothing is suspended; where the applicant has died and nobody may be paid
 * @source Default
 */
export function liftSuspension(
  application: Application,
  made: StaffDecision & {
    readonly to: 'AWAITING_PUBLICATION' | 'PAYING';
    readonly publication: Publication | undefined;
    readonly strikesDeath?: boolean;
  },
): Change {
  const { to, publication, strikesDeath = false } = made;
  const { decidedAt } = made.decision;
  const change = changeBy(
    { ...decisionBy('SUSPENSION_LIFTED', application, made), to },
    ({ suspension, ...suspended }, fields) => {
      const before = strikesDeath ? withoutDeath(suspended, decidedAt) : suspended;
      const lifted = {
        ...before,
        ...fields,
        ...decidedBy(application, made),
        workflowRun: before.workflowRun + 1,
        lifted: {
          at: decidedAt,
          reasons: [...new Set([...(before.lifted?.reasons ?? []), ...(suspension.reasons ?? [])])],
        },
      };
      if (to === 'PAYING') return { ...lifted, phase: to } as ApplicationIn<'PAYING'>;
      const unpublished = withoutWindow({ ...lifted, phase: to });
      return (
        publication ? { ...unpublished, stage: 'scheduled', ...publication } : { ...unpublished, stage: 'approved' }
      ) as ApplicationIn<'AWAITING_PUBLICATION'>;
    },
  );
  if (!strikesDeath && !recipientOf(application)) {
    const message = '申请人已登记去世：继承人的收款信息经确认后方可恢复办理；登记有误的，请选择登记有误。';
    throw new ServiceError('WRONG_PHASE', 'nobody may be paid', { errors: [{ pointer: '/outcome', message }] });
  }
  return change;
}

/** The fields of a case without those of the window that it has lost. */
function withoutWindow<Fields extends object>(fields: Fields) {
  const {
    noticeId: _,
    publishAt: __,
    closesAt: ___,
    payAt: ____,
    publicEntry: _____,
    ...kept
  }: Fields & Window = fields;
  return kept;
}

type Window = Partial<
  Pick<ApplicationIn<'PUBLICISED'>, 'noticeId' | 'publishAt' | 'closesAt' | 'payAt' | 'publicEntry'>
>;

/** The approval falls: the case is refused. @source Default */
export function revokeApproval(application: Application, made: StaffRefusal): Change {
  return changeBy(
    decisionBy('APPROVAL_REVOKED', application, made),
    ({ suspension: _, ...before }, fields) =>
      ({
        ...before,
        ...fields,
        ...decidedBy(application, made),
        ...refused(made),
        // No run of the workflow waits for the answer.
        nextDueAt: undefined,
      }) as ApplicationIn<'REJECTED'>,
  );
}
