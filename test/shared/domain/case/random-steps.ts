import fc from 'fast-check';
import { type Application, countedObjections, holdsSlot } from '../../../../shared/domain/case/application.ts';
import type { Level } from '../../../../shared/domain/declared.ts';
import { ServiceError } from '../../../../shared/domain/errors.ts';
import { DAY, HOUR, type Instant, later } from '../../../../shared/domain/instant.ts';
import type { Task } from '../../../../shared/domain/task.ts';
import { REVIEW_KINDS, type TaskKind } from '../../../../shared/domain/task-kind.ts';
import { aSubmission } from '../../../support/applications.ts';
import { aPerson, type Person } from '../../../support/people.ts';
import { aRefusedSubmission, decide, type LaterEvent } from './all-decisions.ts';
import type { CaseTable, StoredCase } from './case-table.ts';
import { aTask, at, type Desk, publicationFrom } from './desk.ts';
import { anAdmission } from './payout-and-remedy-decisions.ts';
import { type LaterRow, possibleRows } from './possible-rows.ts';
import { heldAt, NotThere, roundOf, storedDesk } from './stored-desk.ts';

/** One thing that one of several people does. */
export interface Step {
  /** Who: each of them has a view of every case, as it was when they last looked. */
  readonly person: number;
  /** Whether they look again first. */
  readonly looks: boolean;
  readonly doing: 'submit' | 'be refused' | 'carry on' | 'anything';
  readonly which: number;
  /** How much later: often at the same moment. */
  readonly after: 0 | typeof HOUR | typeof DAY;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  person: fc.nat({ max: 3 }),
  looks: fc.boolean().chain((looks) => (looks ? fc.constant(true) : fc.boolean())),
  doing: fc.oneof(
    { weight: 4, arbitrary: fc.constant('submit' as const) },
    { weight: 1, arbitrary: fc.constant('be refused' as const) },
    { weight: 20, arbitrary: fc.constant('carry on' as const) },
    { weight: 30, arbitrary: fc.constant('anything' as const) },
  ),
  which: fc.nat(),
  after: fc.constantFrom(0, 0, HOUR, DAY),
});

export const anySteps = (maxLength: number) => fc.array(anyStep, { minLength: maxLength / 2, maxLength });

/** The events that bring a case to its payment; without a lean towards them hardly one would be paid. */
const FORWARD: readonly LaterEvent[] = [
  'VERIFICATION_PASSED',
  'MANUAL_VERIFICATION_APPROVED',
  'CORRECTED',
  'FUND_REVIEW_APPROVED',
  'PUBLISHED',
  'CLOSED_UNCHALLENGED',
  'OBJECTION_DISMISSED',
  'SUSPENSION_LIFTED',
  'HEIRS_PAYEE_NAMED',
  'HEIRS_PAYEE_CONFIRMED',
  'PAYMENT_REQUESTED',
  'PAYMENT_SETTLED',
  'PAYMENT_CONFIRMED',
  'REFUSAL_OVERTURNED',
  'RECOVERY_DECIDED',
  'REPAYMENT_RECORDED',
];

const LEVELS: readonly Level[] = [3, 4];
const OCCUPATIONS = ['6-18-02-04', '6-20-01-01'] as const;

/** Takes steps on the cases of one person, one after the other. What is not possible is left undone. */
export function randomWalk(table: CaseTable, applicant: Person = aPerson(1)) {
  const seen = new Map<number, ReadonlyMap<string, Application>>();
  let clock: Instant = at;
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `CASE${String(ids).padStart(12, '0')}`;
  };

  async function take(step: Step): Promise<string | undefined> {
    clock = later(clock, step.after);
    const stored = await table.cases();
    if (step.looks || !seen.has(step.person)) {
      seen.set(step.person, new Map(stored.map(({ application }) => [application.applicationId, application])));
    }
    if (step.doing === 'submit') return submitted(step, stored);
    if (step.doing === 'be refused') return refusedAtOnce();
    const known = stored.flatMap((each) => {
      const application = seen.get(step.person)?.get(each.application.applicationId);
      return application ? [{ ...each, application }] : [];
    });
    const open = known.filter((each) => rowsFor(each, step).length > 0);
    const forward = open.filter((each) => rowsFor(each, step).some(isForward));
    const choice = step.doing === 'carry on' && forward.length > 0 ? forward : open;
    const found = choice[step.which % choice.length];
    return found && carriedOn(step, found, stored);
  }

  async function submitted({ which }: Step, stored: readonly StoredCase[]) {
    const level = LEVELS[which % 2] ?? 3;
    const occupationCode = OCCUPATIONS[(which >> 1) % 2] ?? '6-18-02-04';
    const declaration = { person: applicant, level, occupationCode };
    const { after } = aSubmission({}, declaration);
    const current = heldAt(after, stored);
    if (current && holdsSlot(current)) return undefined;
    const previous = current && { previous: current };
    return written(await table.begin(aSubmission({ applicationId: newId(), ...previous }, declaration)), 'SUBMITTED');
  }

  async function refusedAtOnce() {
    const receipt = aRefusedSubmission(`RECEIPT${newId()}`, { moment: new Date(clock), person: applicant });
    return written(await table.begin(receipt), 'SUBMISSION_REFUSED');
  }

  async function carriedOn(step: Step, found: StoredCase, stored: readonly StoredCase[]) {
    const { application } = found;
    const staff = { person: `person-${step.person}`, staffId: `staff-${step.person}` };
    const desk = storedDesk(found, { at: clock, newId, staff, all: stored });
    const open = rowsFor(found, step);
    const forward = open.filter(isForward);
    const rows = step.doing === 'carry on' && forward.length > 0 ? forward : open;
    const row = rows[(step.which >> 4) % rows.length];
    if (!row) return undefined;
    const missing = reviewToOpen(row, found);
    if (missing) return written(await table.open(application, missing), 'a task');
    if (row.event === 'REFUSAL_OVERTURNED') return overturned(application, desk, stored);
    const serial = row.event === 'PUBLISHED' ? await table.takeSerial(publicationFrom(clock)) : 1;
    try {
      const change = decide(row.event, application, row, { ...desk, serial: () => serial });
      return written(await table.write(change), row.event);
    } catch (error) {
      if (error instanceof NotThere || error instanceof ServiceError) return undefined;
      throw error;
    }
  }

  /** The attempt in place of a refused one, where nothing that is open or paid has its place. */
  async function overturned(refused: Application, desk: Desk, stored: readonly StoredCase[]) {
    const place = refused.attempt > 0 ? { ...refused, setAside: undefined } : { ...refused, attempt: 1 };
    const current = heldAt(place, stored);
    if (current && current.applicationId !== refused.applicationId && holdsSlot(current)) return undefined;
    try {
      return written(await table.admit(anAdmission(refused, desk, current)), 'ADMITTED', 'REFUSAL_OVERTURNED');
    } catch (error) {
      if (error instanceof NotThere || error instanceof ServiceError) return undefined;
      throw error;
    }
  }

  return { take };
}

const written = (outcome: 'written' | 'refused', ...events: readonly string[]) =>
  outcome === 'written' ? events.join('+') : undefined;

/** Without a lean towards a new account, hardly a payment that came back would be ordered again. */
const isForward = ({ event, from }: LaterRow) =>
  FORWARD.includes(event) || (event === 'PAYEE_CHANGED' && from === 'PAYMENT_RETURNED');

/** What can be done to a case. What nothing waits for may go on for ever, so it is one step in seven at most. */
const rowsFor = (found: StoredCase, { which }: Step) =>
  possibleRows(found.application).filter((row) => mayBeTried(row, found) && (which % 7 === 0 || !isBeside(row.event)));

/** The tasks that nothing waits for, by the event that decides them. */
const TASKS_BESIDE: ReadonlyMap<LaterEvent, TaskKind> = new Map([
  ['SECOND_LOOK_DECIDED', 'FUND_SECOND_LOOK'],
  ['DISAGREEMENT_DECIDED', 'DISAGREEMENT'],
]);

/** A complaint, a handover, a death, a second look or a disagreement. */
const isBeside = (event: LaterEvent) => /^(COMPLAINT|AGENCY|DEATH)/.test(event) || TASKS_BESIDE.has(event);

/** What is not done while an order is out. */
const WITHOUT_ORDER: ReadonlySet<LaterEvent> = new Set([
  'SUSPENDED',
  'DEATH_RECORDED',
  'HEIRS_PAYEE_NAMED',
  'OBJECTION_FILED',
  'PAYMENT_REQUESTED',
]);

/** What the callers of the decisions make sure of: no order is out, and nothing that counts is passed over. */
function mayBeTried({ event, from, to }: LaterRow, { application, payments, tasks }: StoredCase): boolean {
  const beside = TASKS_BESIDE.get(event);
  if (beside) return tasks.some(({ kind, status }) => kind === beside && status === 'OPEN');
  const isOrderOut = payments.some(({ status }) => status === 'REQUESTED');
  if (from === 'PAYING' && WITHOUT_ORDER.has(event)) return !isOrderOut;
  const counted = countedObjections(application);
  if (event === 'CLOSED_UNCHALLENGED' || (from === 'SUSPENDED' && to === 'PAYING')) return counted === 0;
  return event !== 'OBJECTION_REVIEW_OPENED' || counted > 0;
}

/** The task of a review that the workflow would have opened by now. */
function reviewToOpen({ event, from }: LaterRow, { application, tasks }: StoredCase): Task | undefined {
  const kind = REVIEW_KINDS.find((review) => review === from);
  const isDecision = /^(MANUAL|FUND|OBJECTION_(DISMISSED|UPHELD)|CORRECTION_ASKED)/.test(event);
  if (!kind || !isDecision || tasks.some((task) => task.kind === kind && task.status === 'OPEN')) return undefined;
  return aTask(application, kind, { openedAt: later(at, 0), request: undefined, round: roundOf(kind, tasks) });
}
