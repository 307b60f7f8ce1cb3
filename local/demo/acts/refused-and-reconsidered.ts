import { LEVEL_TEXT } from '../../../shared/domain/declared.ts';
import { fen, yuan } from '../../../shared/domain/money.ts';
import { shownTime } from '../narrator.ts';
import { inPhase, known, type Stage, staffOf } from './stage.ts';

const APPROVED_SENTENCE = '您的证书已通过审核，待资金审核通过并公示无异议后支付至个人银行账户';

/** What comes of the first act: the refused attempt, and the one in its place. */
export interface Reconsidered {
  readonly refusedId: string;
  readonly admittedId: string;
}

/** The welder applies; the fund review refuses by mistake; a reconsideration (复核) overturns the refusal. */
export async function refusedAndReconsidered(stage: Stage): Promise<Reconsidered> {
  const refusedId = await applyAndBeRefused(stage);
  const admittedId = await beReconsidered(stage, refusedId);
  return { refusedId, admittedId };
}

async function applyAndBeRefused(stage: Stage): Promise<string> {
  const { desk, clock, cast, narrate, token } = stage;
  const { welder, certificate } = cast;
  await desk.setFacts();
  const { applicationId, attempt, amountFen } = await desk.submit(token);
  await narrate(
    `Applicant ${welder.name}`,
    `applies: 焊工 ${certificate.occupationCode}, ${LEVEL_TEXT[certificate.level]}, issued ${certificate.issuedOn}`,
    `application ${applicationId}, attempt ${attempt}, ${yuan(fen(amountFen))}`,
  );
  await clock.settle();
  await inPhase(stage, applicationId, 'FUND_REVIEW');
  const { message } = await desk.certificateReview(token, applicationId);
  if (message !== APPROVED_SENTENCE) throw new RangeError(`Expected the guide's sentence, saw ${message}`);
  await narrate('Registers', 'identity, employment and certificate are in order', message);

  await clock.advanceBy('PT3H');
  const fundReviewer = await staffOf(stage, 'fund-reviewer', '资样员');
  const explanation = '经查，申请人已不在该企业工作，不符合发放条件。';
  await desk.decideOpen(fundReviewer.token, 'FUND_REVIEW', applicationId, { outcome: 'REFUSE', explanation });
  await clock.settle();
  const { documentNumber, reasons, remedies } = await inPhase(stage, applicationId, 'REJECTED');
  const told = known(remedies, 'remedies with the refusal');
  await narrate(
    fundReviewer.who,
    `refuses, by mistake, under number ${documentNumber}`,
    ...reasons.map(({ code, message: text }) => `✗ ${code}  ${text}`),
    `复核: within ${told.reviewDays} days, ${told.agency}, ${told.phone}`,
  );
  return applicationId;
}

async function beReconsidered(stage: Stage, refusedId: string): Promise<string> {
  const { desk, clock, cast, narrate, token } = stage;
  await clock.advanceBy('P1D');
  const statement = '本人至今仍在该企业工作，附有上月的工资单和社会保险缴费记录，请予复核。';
  const { dueAt } = await desk.askToReconsider(token, refusedId, statement);
  await narrate(`Applicant ${cast.welder.name}`, `asks for a reconsideration: ${statement}`, `due ${dueAt}`);

  await clock.advanceBy('PT2H');
  const supervisor = await staffOf(stage, 'supervisor', '复样员');
  await desk.decideOpen(supervisor.token, 'RECONSIDERATION', refusedId, { outcome: 'GRANT' });
  await clock.settle();
  const { overturned } = await inPhase(stage, refusedId, 'REJECTED');
  const fallen = known(overturned, 'a refusal that has fallen');
  const admitted = await inPhase(stage, fallen.applicationId, 'FUND_REVIEW');
  await narrate(
    supervisor.who,
    `grants it: the refusal is ${fallen.text}, number ${fallen.documentNumber}`,
    `attempt ${admitted.attempt}, application ${admitted.applicationId}, begins with the fund review; it counts as ` +
      `submitted ${shownTime(new Date(admitted.submittedAt))}`,
  );
  return admitted.applicationId;
}
