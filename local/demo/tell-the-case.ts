import { beijingDate } from '../../shared/domain/civil-date.ts';
import { LEVEL_TEXT } from '../../shared/domain/declared.ts';
import { fen, yuan } from '../../shared/domain/money.ts';
import type { Phase } from '../../shared/domain/phase.ts';
import { type Application, type CaseDesk, caseDesk } from './case-desk.ts';
import { type Cast, freshCast } from './cast.ts';
import { consoleNarrator, type Narrator, shownTime } from './narrator.ts';
import { DemoFailure, type ServiceClient } from './service-client.ts';
import { type ServiceClock, serviceClock } from './service-clock.ts';

const approvedSentence = '您的证书已通过审核，待资金审核通过并公示无异议后支付至个人银行账户';

/** The data of every act of the story. */
interface Stage {
  readonly desk: CaseDesk;
  readonly clock: ServiceClock;
  readonly cast: Cast;
  readonly narrate: Narrator['step'];
  /** The welder's access token. */
  readonly token: string;
}

/**
 * Takes a fictional welder from a first, refused application to the payment, over HTTP alone, and prints each step.
 *
 * Each run has its own people, so the demo can run many times on one service.
 *
 * @throws DemoFailure if the service does something else than the story says
 */
export async function tellTheCase(client: ServiceClient): Promise<void> {
  const clock = serviceClock(client.local);
  const cast = freshCast(beijingDate(await clock.now()));
  const desk = caseDesk(client, cast);
  const narrate = consoleNarrator(clock).step;
  const stage = { desk, clock, cast, narrate, token: await desk.applicantToken() };

  const refused = await applyInVain(stage);
  const passed = await applyAgain(stage);
  const approved = await approve(stage, passed.applicationId);
  const publicised = await publicise(stage, approved);
  await objectAndDismiss(stage, publicised);
  await showTheMoney(stage, passed.applicationId, [refused.applicationId, passed.applicationId]);
}

async function applyInVain({ desk, clock, cast, narrate, token }: Stage): Promise<Application> {
  const { welder, certificate, employer } = cast;
  await desk.setFacts({ insured: false, filed: false, registeredLevel: 4 });
  await narrate(
    'The world',
    `${welder.name}, a welder at ${employer}, is neither insured nor filed, and the registry has a wrong level`,
  );
  const submitted = await desk.submit(token);
  await narrate(
    `Applicant ${welder.name}`,
    `applies for the subsidy: 焊工 ${certificate.occupationCode}, ${LEVEL_TEXT[certificate.level]}, issued ${certificate.issuedOn}`,
    `application ${submitted.applicationId}, attempt ${submitted.attempt}, ${yuan(fen(submitted.amountFen))}`,
  );
  await clock.settle();
  const refused = await inPhase(desk, token, submitted.applicationId, 'REJECTED');
  const review = await desk.certificateReview(token, submitted.applicationId);
  if (refused.reasons.length < 3) throw new DemoFailure(`Expected three reasons at once, saw ${show(refused.reasons)}`);
  await narrate(
    'Registers (automatic verification)',
    `the application is refused, with all ${refused.reasons.length} reasons at once`,
    ...refused.reasons.flatMap(({ code, message, legalBasis }) => [`✗ ${code}  ${message}`, `    依据：${legalBasis}`]),
    `证书审核结果：${review.outcome} ${review.message}`,
  );
  return refused;
}

async function applyAgain({ desk, clock, cast, narrate, token }: Stage): Promise<Application> {
  await clock.advanceBy('PT5H');
  await desk.setFacts({ insured: true, filed: true, registeredLevel: cast.certificate.level });
  await narrate('The world', 'the employer insures and files the welder, the registry corrects the level');
  const submitted = await desk.submit(token);
  await narrate(
    `Applicant ${cast.welder.name}`,
    'applies again',
    `application ${submitted.applicationId}, attempt ${submitted.attempt}`,
  );
  await clock.settle();
  const passed = await inPhase(desk, token, submitted.applicationId, 'FUND_REVIEW');
  const review = await desk.certificateReview(token, submitted.applicationId);
  if (review.message !== approvedSentence) {
    throw new DemoFailure(`Expected the guide's sentence, saw ${show(review)}`);
  }
  await narrate(
    'Registers (automatic verification)',
    'identity, employment and certificate are in order',
    review.message,
  );
  return passed;
}

async function approve({ desk, clock, cast, narrate, token }: Stage, applicationId: string): Promise<Application> {
  const staff = await desk.staffToken(`fund-reviewer-${cast.agency}`, '资样员', 'fund-reviewer');
  const task = await desk.openTask(staff, 'FUND_REVIEW', applicationId);
  await desk.decide(staff, task.taskId, 'APPROVE', '资金审核通过');
  await clock.settle();
  const approved = await inPhase(desk, token, applicationId, 'AWAITING_PUBLICATION');
  await narrate(
    `Fund reviewer of agency ${cast.agency}`,
    `approves task ${task.taskId}, due ${task.dueAt}`,
    `to be published ${shownTime(new Date(instantOf(approved, 'publishAt')))}`,
  );
  return approved;
}

async function publicise({ desk, clock, narrate, token }: Stage, approved: Application): Promise<Application> {
  await clock.advanceTo(instantOf(approved, 'publishAt'));
  const publicised = await inPhase(desk, token, approved.applicationId, 'PUBLICISED');
  const entry = await desk.noticeEntry(noticeOf(publicised));
  await narrate(
    'The clock',
    `public notice ${noticeOf(publicised)} appears, to stand until ${shownTime(new Date(instantOf(publicised, 'closesAt')))}`,
    `${entry.serial}. ${entry.maskedName}  ${entry.maskedIdNumber}  ${entry.employer}  ${entry.occupation}  ` +
      `${LEVEL_TEXT[entry.level]}  ${yuan(fen(entry.amountFen))}`,
  );
  return publicised;
}

async function objectAndDismiss(stage: Stage, { applicationId, ...publicised }: Application): Promise<void> {
  const { desk, clock, cast, narrate, token } = stage;
  const noticeId = noticeOf(publicised);
  await clock.advanceBy('P2D');
  await desk.introduceObjector();
  const { serial } = await desk.noticeEntry(noticeId);
  const statement = '据我了解，此人并未在该公司从事焊工工作，请予核实。';
  const receipt = await desk.object(noticeId, serial, statement);
  await narrate(
    `Citizen ${cast.objector.name}`,
    `proves a phone by a code, and objects under a real name to entry ${serial}`,
    `objection ${receipt.objectionId}, receipt code ${receipt.receiptCode}: ${statement}`,
  );

  await clock.advanceTo(instantOf(publicised, 'closesAt'));
  await inPhase(desk, token, applicationId, 'OBJECTION_REVIEW');
  await desk.noticeIsGone(noticeId);
  await narrate('The clock', 'the publicity period is over: the notice is gone, the objection goes to review');

  await clock.advanceBy('PT10H');
  const supervisor = await desk.staffToken(`supervisor-${cast.agency}`, '监样员', 'supervisor');
  const task = await desk.openTask(supervisor, 'OBJECTION_REVIEW', applicationId);
  const { evidence } = await desk.taskDetail(supervisor, task.taskId);
  await desk.decide(supervisor, task.taskId, 'DISMISS', '经核查劳动合同、参保和用工备案，异议不成立');
  await narrate(
    `Supervisor of agency ${cast.agency}`,
    'dismisses the objection: contract, insurance and filing prove the employment',
    ...evidence.objections.map(
      ({ objectorName, identityVerified }) => `heard: ${objectorName}${identityVerified ? ', identity verified' : ''}`,
    ),
  );
  const { status, outcome } = await desk.objectionState(receipt);
  await narrate(`Citizen ${cast.objector.name}`, `reads with the receipt code: ${status} ${outcome}`);
}

async function showTheMoney(stage: Stage, applicationId: string, applicationIds: readonly string[]): Promise<void> {
  const { desk, cast, narrate, token } = stage;
  await untilPaid(stage, applicationId);
  const paid = await inPhase(desk, token, applicationId, 'PAID');
  if (paid.paidAt === undefined) throw new DemoFailure(`Expected paidAt in the application, saw ${show(paid)}`);
  const transfers = await desk.transfers();
  if (transfers.length !== 1) throw new DemoFailure(`Expected exactly one transfer, saw ${show(transfers)}`);
  await narrate(
    'Bank',
    `PAID: the money reached the account ${shownTime(new Date(paid.paidAt))}`,
    ...transfers.map(
      ({ paymentId, amountFen, accountNumber, outcome }) =>
        `${paymentId}  ${yuan(fen(amountFen))}  → ${accountNumber}  ${outcome}`,
    ),
  );
  const messages = await desk.messages([...new Set(applicationIds)]);
  if (messages.length === 0) throw new DemoFailure('Expected messages to the applicant, saw none');
  await narrate(
    'Message gateway',
    `what ${cast.welder.name} was told along the way`,
    ...messages.map(({ at, text }) => `${shownTime(new Date(at))}  ${text}`),
  );
  const auditor = await desk.staffToken(`auditor-${cast.agency}`, '审样员', 'auditor');
  const { events, unbroken } = await desk.events(auditor, applicationId);
  if (!unbroken) throw new DemoFailure(`The audit trail of ${applicationId} is broken: ${show(events)}`);
  await narrate(
    `Auditor of agency ${cast.agency}`,
    `reads the audit trail of the second attempt, its chain of hashes unbroken`,
    ...events.map(
      ({ at, event, who, after }) => `${shownTime(new Date(at))}  ${event} by ${who.staffId ?? who.kind} → ${after}`,
    ),
  );
}

/** The longest run of days off, National Day week with its weekends, is shorter. */
const DAYS_TO_PAY = 14;

/** The payment is ordered at 10:00 of the working day after the close, which days off may put off. */
async function untilPaid({ desk, clock, token }: Stage, applicationId: string): Promise<void> {
  await clock.settle();
  for (let day = 1; day <= DAYS_TO_PAY; day += 1) {
    if ((await desk.read(token, applicationId)).phase !== 'PAYING') return;
    await clock.advanceBy('P1D');
  }
}

async function inPhase(desk: CaseDesk, token: string, applicationId: string, phase: Phase): Promise<Application> {
  const application = await desk.read(token, applicationId);
  if (application.phase === phase) return application;
  throw new DemoFailure(`Expected ${applicationId} in ${phase}, saw ${show(application)}`);
}

function instantOf(application: Pick<Application, 'publishAt' | 'closesAt'>, which: 'publishAt' | 'closesAt'): string {
  const instant = application[which];
  if (instant === undefined) throw new DemoFailure(`Expected ${which} in the application, saw ${show(application)}`);
  return instant;
}

function noticeOf(application: Pick<Application, 'noticeId'>): string {
  const { noticeId } = application;
  if (noticeId === undefined) throw new DemoFailure(`Expected a noticeId in the application, saw ${show(application)}`);
  return noticeId;
}

function show(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
