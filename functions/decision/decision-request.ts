import type { DecisionBody } from '../../shared/contracts/review.ts';
import type { Admission } from '../../shared/domain/case/admission.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import type { Change } from '../../shared/domain/case/change.ts';
import type { Decider } from '../../shared/domain/case/decider.ts';
import type { StaffDecision, StaffRefusal } from '../../shared/domain/case/staff-decision.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { TaskOutcome } from '../../shared/domain/task-kind.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { DocumentNumberStore } from '../../shared/table/document-number-store.ts';
import type { RecoveryStore } from '../../shared/table/recovery-store.ts';
import type { SubmissionStore } from '../../shared/table/submission-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';

/** What decisions need beside the case: numbers and ids for what they make, and what a new attempt rests on. */
export interface DecisionDeps {
  readonly calendar: WorkingCalendar;
  readonly documentNumbers: Pick<DocumentNumberStore, 'take'>;
  readonly records: Pick<CaseRecordStore, 'findings'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly submissions: Pick<SubmissionStore, 'priorRecord'>;
  /** From 0 to below 100, for ever the same for a text: which decisions get a second look. */
  readonly sampleOf: (text: string) => number;
  readonly recoveries: Pick<RecoveryStore, 'byId'>;
  readonly newId: () => string;
  readonly newSalt: () => string;
}

/** A decision as staff send it, on a task and its case. */
export interface DecisionRequest {
  readonly body: DecisionBody;
  /** Who decides: the person, and the account. */
  readonly decider: Pick<Decider, 'person' | 'staffId'>;
  /** The absent colleagues whose deputy decides. */
  readonly represented?: readonly Pick<Decider, 'person' | 'staffId'>[];
  readonly task: Task;
  readonly application: Application;
  readonly moment: Date;
}

/** What a decision makes: a change of the case, or a new attempt in place of a refused one. */
export type Decided = Change | Admission;

export type Decide = (made: StaffDecision, request: DecisionRequest, deps: DecisionDeps) => Decided | Promise<Decided>;

/** What each outcome of a kind of task does to a case. An outcome without an entry does not fit the kind. */
export type DecisionsOfKind = Partial<Readonly<Record<TaskOutcome, Decide>>>;

/** The decision with a number of its own. Only a decision that is otherwise in order takes one. */
export async function numbered(
  made: StaffDecision,
  { application, moment }: DecisionRequest,
  { documentNumbers }: DecisionDeps,
): Promise<StaffRefusal> {
  return { ...made, documentNumber: await documentNumbers.take(application.agency, moment) };
}
